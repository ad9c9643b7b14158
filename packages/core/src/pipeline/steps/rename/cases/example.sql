SELECT
  "id",
  "museum_inn" AS "inn",
  "order_status",
  "ticket_price" AS "price",
  "created",
  "visitors",
  "phone",
  "tags"
FROM "tickets"
