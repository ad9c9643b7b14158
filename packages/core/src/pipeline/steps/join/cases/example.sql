SELECT
  "tickets"."id" AS "id",
  "tickets"."ticket_price" AS "price",
  "museums"."museum_name" AS "museum"
FROM "tickets"
LEFT JOIN "museums"
  ON "tickets"."museum_inn" = "museums"."inn"
