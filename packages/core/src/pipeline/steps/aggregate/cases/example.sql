WITH
"monthly_grouped" AS (
  SELECT
    date_trunc('month', "created") AS "month",
    "museum_inn",
    sum("ticket_price") AS "revenue_1",
    CAST(sum("visitors") AS BIGINT) AS "visitors_2",
    count(*) AS "mean_3"
  FROM "tickets"
  GROUP BY 1, 2
),
"monthly_computed" AS (
  SELECT
    "month",
    "museum_inn",
    "revenue_1" AS "revenue",
    "visitors_2" AS "visitors",
    CAST(CAST((CAST(replace(CAST(CAST("revenue_1" AS DECIMAL(38, 2)) AS VARCHAR), '.', '') AS HUGEINT) * CAST(10000000 AS HUGEINT)) // CAST("mean_3" AS HUGEINT) AS DECIMAL(38, 0)) * CAST('0.000000001' AS DECIMAL(9, 9)) AS DECIMAL(38, 8)) AS "mean"
  FROM "monthly_grouped"
)
SELECT *
FROM "monthly_computed"
WHERE "visitors" > 10
