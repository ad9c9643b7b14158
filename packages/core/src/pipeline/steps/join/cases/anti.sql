SELECT
  "museums"."inn" AS "inn",
  "museums"."museum_name" AS "museum_name",
  "museums"."city" AS "city"
FROM "museums"
ANTI JOIN "tickets"
  ON "museums"."inn" = "tickets"."museum_inn"
