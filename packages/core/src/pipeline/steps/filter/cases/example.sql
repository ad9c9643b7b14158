SELECT
  "id",
  "museum_inn",
  "order_status",
  "ticket_price",
  "created",
  "visitors",
  "phone",
  "tags"
FROM "tickets"
WHERE "order_status" = 'PAID' AND "created" >= TIMESTAMP '2021-01-01 00:00:00'
