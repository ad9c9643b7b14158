WITH
"report_joined" AS (
  SELECT
    "tickets"."order_status" AS "order_status",
    "tickets"."ticket_price" AS "ticket_price",
    "museums"."city" AS "city"
  FROM "tickets"
  JOIN "museums"
    ON "museums"."inn" = "tickets"."museum_inn"
),
"report_filtered" AS (
  SELECT *
  FROM "report_joined"
  WHERE "order_status" = 'PAID'
),
"report_grouped" AS (
  SELECT
    "city",
    count(*) AS "tickets",
    sum("ticket_price") AS "revenue"
  FROM "report_filtered"
  GROUP BY 1
),
"report_sorted" AS (
  SELECT *
  FROM "report_grouped"
  ORDER BY "revenue" DESC NULLS LAST
)
SELECT *
FROM "report_sorted"
ORDER BY "revenue" DESC NULLS LAST
LIMIT 3
