WITH
"counts" AS (
  SELECT
    "museum_inn",
    "order_status",
    "visitors"
  FROM "tickets"
)
SELECT
  "museum_inn",
  CAST(sum("visitors") FILTER (WHERE "order_status" = 'PAID') AS BIGINT) AS "PAID",
  CAST(sum("visitors") FILTER (WHERE "order_status" = 'REFUND') AS BIGINT) AS "REFUND"
FROM "counts"
GROUP BY 1
