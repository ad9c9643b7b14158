SELECT
  "id" AS "number",
  CAST(round("ticket_price") AS DECIMAL(9, 0)) AS "price",
  date_trunc('month', "created") AS "month"
FROM "tickets"
