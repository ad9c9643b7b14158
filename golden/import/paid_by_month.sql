WITH paid AS (
  SELECT * FROM tickets WHERE order_status = 'PAID' AND created >= :since
),
monthly AS (
  SELECT date_trunc('month', p.created) AS month, m.museum_name AS museum, sum(p.ticket_price) AS revenue, count(*) AS visitors
  FROM paid p
  LEFT JOIN museums m ON p.museum_inn = m.inn
  GROUP BY 1, 2
  HAVING count(*) > 10
)
SELECT *,
  rank() OVER (PARTITION BY month ORDER BY revenue DESC) AS place,
  lag(revenue) OVER (PARTITION BY month ORDER BY revenue DESC) AS previous
FROM monthly
