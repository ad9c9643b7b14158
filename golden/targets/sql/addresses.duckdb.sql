WITH
"clean" AS (
  SELECT
    "id",
    trim(upper("name"), ' ') AS "name",
    regexp_replace("phone", '[^0-9]', '', 'g') AS "phone",
    "city",
    "born",
    "born" < DATE '2006-01-01' AS "adult"
  FROM "people"
),
"latest_numbered" AS (
  SELECT
    "id",
    "name",
    "phone",
    "city",
    "born",
    "adult",
    row_number() OVER (PARTITION BY "phone" ORDER BY "id" DESC NULLS LAST) AS "row_number"
  FROM "clean"
),
"latest_kept" AS (
  SELECT *
  FROM "latest_numbered"
  WHERE "row_number" = 1
),
"latest" AS (
  SELECT
    "id",
    "name",
    "phone",
    "city",
    "born",
    "adult"
  FROM "latest_kept"
),
"known" AS (
  SELECT *
  FROM "latest"
  WHERE "phone" IS NOT NULL AND "name" LIKE 'А%'
)
SELECT *
FROM "known"
ORDER BY "name" ASC NULLS LAST
