SELECT count(*) = 0 AS holds
FROM (
  WITH
  "large" AS (
    SELECT
      "id",
      "amount",
      "name"
    FROM "public"."sales" AS "sales"
    WHERE "amount" > 5
  ),
  "total" AS (
    SELECT
      "name",
      sum("amount") AS "total"
    FROM "large"
    GROUP BY 1
  ),
  "check_1_grouped" AS (
    SELECT
      "name",
      count(*) AS "repeats"
    FROM "total"
    GROUP BY 1
  )
  SELECT *
  FROM "check_1_grouped"
  WHERE "repeats" > 1
) AS counted
