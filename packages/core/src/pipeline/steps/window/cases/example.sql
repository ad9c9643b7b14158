SELECT
  "id",
  "museum_inn",
  "order_status",
  "ticket_price",
  "created",
  "visitors",
  "phone",
  "tags",
  rank() OVER (PARTITION BY "museum_inn" ORDER BY "ticket_price" DESC NULLS LAST) AS "place",
  lag("ticket_price") OVER (PARTITION BY "museum_inn" ORDER BY "ticket_price" DESC NULLS LAST) AS "previous"
FROM "tickets"
