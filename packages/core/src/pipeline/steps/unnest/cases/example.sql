SELECT
  "id",
  "museum_inn",
  "order_status",
  "ticket_price",
  "created",
  "visitors",
  "phone",
  unnest("tags") AS "tag"
FROM "tickets"
