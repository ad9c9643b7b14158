WITH
"cities" AS (
  SELECT "city"
  FROM "museums"
)
SELECT DISTINCT *
FROM "cities"
