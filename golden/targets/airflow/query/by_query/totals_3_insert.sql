INSERT INTO "public"."totals" ("name", "total")
WITH
"large" AS (
  SELECT
    "id",
    "amount",
    "name"
  FROM "public"."sales" AS "sales"
  WHERE "amount" > 5
)
SELECT
  "name",
  sum("amount") AS "total"
FROM "large"
GROUP BY 1
