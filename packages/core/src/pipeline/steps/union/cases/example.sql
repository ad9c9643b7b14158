WITH
"inns" AS (
  SELECT "museum_inn" AS "inn"
  FROM "tickets"
),
"all_of_inns" AS (
  SELECT
    "inn",
    CAST(NULL AS VARCHAR) AS "museum_name",
    CAST(NULL AS VARCHAR) AS "city"
  FROM "inns"
)
SELECT *
FROM "all_of_inns"
UNION ALL
SELECT
  "inn",
  "museum_name",
  "city"
FROM "museums"
