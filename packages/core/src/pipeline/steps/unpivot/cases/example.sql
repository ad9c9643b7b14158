WITH
"measures_of_ticket_price" AS (
  SELECT
    "id",
    "museum_inn",
    "order_status",
    "created",
    "phone",
    "tags",
    'ticket_price' AS "measure",
    CAST("ticket_price" AS DECIMAL(12, 2)) AS "amount"
  FROM "tickets"
),
"measures_of_visitors" AS (
  SELECT
    "id",
    "museum_inn",
    "order_status",
    "created",
    "phone",
    "tags",
    'visitors' AS "measure",
    CAST("visitors" AS DECIMAL(12, 2)) AS "amount"
  FROM "tickets"
),
"measures_all" AS (
  SELECT *
  FROM "measures_of_ticket_price"
  UNION ALL
  SELECT *
  FROM "measures_of_visitors"
)
SELECT *
FROM "measures_all"
WHERE "amount" IS NOT NULL
