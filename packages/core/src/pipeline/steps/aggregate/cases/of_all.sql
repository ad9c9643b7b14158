SELECT
  count(*) AS "tickets",
  count(*) FILTER (WHERE "order_status" = 'PAID') AS "paid"
FROM "tickets"
