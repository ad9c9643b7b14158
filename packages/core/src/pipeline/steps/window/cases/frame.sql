SELECT
  "id",
  "museum_inn",
  "order_status",
  "ticket_price",
  "created",
  "visitors",
  "phone",
  "tags",
  CAST(CAST((CAST(replace(CAST(CAST(sum("ticket_price") OVER (ORDER BY "created" ASC NULLS LAST, "id" ASC NULLS LAST ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS DECIMAL(38, 2)) AS VARCHAR), '.', '') AS HUGEINT) * CAST(10000000 AS HUGEINT)) // CAST(count("ticket_price") OVER (ORDER BY "created" ASC NULLS LAST, "id" ASC NULLS LAST ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS HUGEINT) AS DECIMAL(38, 0)) * CAST('0.000000001' AS DECIMAL(9, 9)) AS DECIMAL(38, 8)) AS "recent"
FROM "tickets"
