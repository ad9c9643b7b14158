SELECT
  "museums"."inn" AS "inn",
  "museums"."museum_name" AS "museum_name",
  "museums"."city" AS "city",
  "museums_right"."inn" AS "inn_right",
  "museums_right"."museum_name" AS "museum_name_right",
  "museums_right"."city" AS "city_right"
FROM "museums"
JOIN "museums" AS "museums_right"
  ON "museums"."city" = "museums_right"."city" AND "museums"."inn" < "museums_right"."inn"
