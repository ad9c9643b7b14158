SELECT id, sum(price) OVER w AS running, price / sum(price) OVER (PARTITION BY upper(status)) AS share
FROM tickets
WINDOW w AS (PARTITION BY museum_id ORDER BY created ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)
