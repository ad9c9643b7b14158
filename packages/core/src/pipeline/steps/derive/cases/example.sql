SELECT
  "id",
  "museum_inn",
  upper("order_status") AS "order_status",
  "ticket_price",
  "created",
  "visitors",
  "phone",
  "tags",
  CAST(CAST((CAST("ticket_price" * 100 AS HUGEINT) * CAST(10000000 AS HUGEINT)) // CAST(nullif("visitors", 0) AS HUGEINT) AS DECIMAL(38, 0)) * CAST('0.000000001' AS DECIMAL(9, 9)) AS DECIMAL(38, 8)) AS "each"
FROM "tickets"
