WITH
"newest" AS (
  SELECT
    "id",
    "museum_inn",
    "order_status",
    "ticket_price",
    "created",
    "visitors",
    "phone",
    "tags"
  FROM "tickets"
  ORDER BY "created" DESC NULLS LAST
)
SELECT *
FROM "newest"
ORDER BY "created" DESC NULLS LAST
LIMIT 10 OFFSET 5
