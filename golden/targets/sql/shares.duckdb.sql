WITH
"regions" AS (
  SELECT
    coalesce("region", '—') AS "region",
    CAST(year("sold") AS INTEGER) AS "year",
    sum("amount") AS "total",
    CAST(CAST((CAST(replace(CAST(CAST(sum("amount") AS DECIMAL(38, 2)) AS VARCHAR), '.', '') AS HUGEINT) * CAST(10000000 AS HUGEINT)) // CAST(count("amount") AS HUGEINT) AS DECIMAL(38, 0)) * CAST('0.000000001' AS DECIMAL(9, 9)) AS DECIMAL(38, 8)) AS "mean",
    count(*) FILTER (WHERE "amount" > 1000.00) AS "big"
  FROM "sales"
  GROUP BY 1, 2
),
"shares" AS (
  SELECT
    "region",
    "year",
    "total",
    "mean",
    "big",
    CAST(CAST((CAST(replace(CAST(CAST("total" AS DECIMAL(38, 2)) AS VARCHAR), '.', '') AS HUGEINT) * CAST(10000000 AS HUGEINT)) // CAST(CAST(100 AS BIGINT) AS HUGEINT) AS DECIMAL(38, 0)) * CAST('0.000000001' AS DECIMAL(9, 9)) AS DECIMAL(38, 8)) AS "share",
    "region" || ' ' || CAST("year" AS VARCHAR) AS "label"
  FROM "regions"
),
"ordered" AS (
  SELECT *
  FROM "shares"
  ORDER BY "share" DESC NULLS LAST
)
SELECT *
FROM "ordered"
ORDER BY "share" DESC NULLS LAST
LIMIT 10
