WITH
"numbered" AS (
  SELECT
    "id",
    "museum_inn",
    "order_status",
    "ticket_price",
    "created",
    "visitors",
    "phone",
    "tags",
    row_number() OVER (PARTITION BY "phone" ORDER BY "created" DESC NULLS LAST) AS "n"
  FROM "tickets"
),
"last_visit_filtered" AS (
  SELECT *
  FROM "numbered"
  WHERE "n" = 1
)
SELECT
  "id",
  "phone"
FROM "last_visit_filtered"
