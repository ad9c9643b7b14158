SELECT
  "museums"."inn" AS "inn",
  "museums"."museum_name" AS "museum_name",
  "museums"."city" AS "city"
FROM "museums"
WHERE NOT EXISTS (SELECT 1 FROM "tickets" WHERE "museums"."inn" = "tickets"."museum_inn")
