SELECT
  "id",
  "museum_inn",
  coalesce("order_status", 'UNKNOWN') AS "order_status",
  "ticket_price",
  "created",
  coalesce("visitors", 1) AS "visitors",
  "phone",
  "tags"
FROM "tickets"
