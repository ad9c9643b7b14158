SELECT
  "id",
  "museum_inn",
  "order_status",
  "ticket_price",
  "created",
  "visitors"
FROM "tickets"
