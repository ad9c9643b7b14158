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
ORDER BY "created" DESC NULLS LAST, "id" ASC NULLS LAST
