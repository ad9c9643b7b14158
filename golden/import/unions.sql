SELECT inn, name FROM museums
UNION ALL
SELECT inn, title FROM theatres
UNION ALL
(SELECT inn, name FROM parks ORDER BY visitors DESC LIMIT 3)
ORDER BY name
