SELECT
  "id",
  sha256("museum_inn") AS "museum_inn",
  "order_status",
  "ticket_price",
  date_trunc('year', "created") AS "created",
  "visitors",
  CASE WHEN length("phone") <= 2 THEN repeat('*', length("phone")) ELSE left("phone", 1) || repeat('*', length("phone") - 2) || right("phone", 1) END AS "phone",
  "tags"
FROM "tickets"
