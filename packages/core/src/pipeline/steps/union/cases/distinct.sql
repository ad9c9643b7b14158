WITH
"all_all" AS (
  SELECT
    "inn",
    "museum_name",
    "city"
  FROM "museums"
  UNION ALL
  SELECT
    "inn",
    "museum_name",
    "city"
  FROM "museums"
)
SELECT DISTINCT *
FROM "all_all"
