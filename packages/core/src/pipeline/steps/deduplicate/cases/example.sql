WITH
"latest_numbered" AS (
  SELECT
    "id",
    "museum_inn",
    "order_status",
    "ticket_price",
    "created",
    "visitors",
    "phone",
    "tags",
    row_number() OVER (PARTITION BY "museum_inn", "phone" ORDER BY "created" DESC NULLS FIRST) AS "row_number"
  FROM "tickets"
),
"latest_kept" AS (
  SELECT *
  FROM "latest_numbered"
  WHERE "row_number" = 1
)
SELECT
  "id",
  "museum_inn",
  "order_status",
  "ticket_price",
  "created",
  "visitors",
  "phone",
  "tags"
FROM "latest_kept"
