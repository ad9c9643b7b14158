-- The columns of the tables are not known: those that it names are enough.
SELECT DISTINCT o.id, c.name, o."Total" - coalesce(o.discount, 0) AS due
FROM orders o JOIN customers c ON c.id = o.customer_id
WHERE c.country IN ('RU', 'BY') AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.order_id = o.id)
ORDER BY due DESC
LIMIT 10
