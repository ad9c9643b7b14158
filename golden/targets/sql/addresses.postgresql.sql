-- select_people_clean.sql
WITH
"clean" AS (
  SELECT
    "id",
    btrim(upper("name")) AS "name",
    regexp_replace("phone", '[^0-9]', '', 'g') AS "phone",
    "city",
    "born",
    "born" < date '2006-01-01' AS "adult"
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
ORDER BY "name" COLLATE "C" ASC NULLS LAST

-- load.sql
-- people_clean
CREATE TABLE IF NOT EXISTS people_clean (
  id bigint NOT NULL,
  name text,
  phone text,
  city text,
  born date,
  adult boolean
);

CREATE UNIQUE INDEX IF NOT EXISTS "people_clean_upsert_key" ON "people_clean" ("id");

INSERT INTO "people_clean" ("id", "name", "phone", "city", "born", "adult")
WITH
"clean" AS (
  SELECT
    "id",
    btrim(upper("name")) AS "name",
    regexp_replace("phone", '[^0-9]', '', 'g') AS "phone",
    "city",
    "born",
    "born" < date '2006-01-01' AS "adult"
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
ORDER BY "name" COLLATE "C" ASC NULLS LAST
ON CONFLICT ("id") DO UPDATE SET "name" = EXCLUDED."name", "phone" = EXCLUDED."phone", "city" = EXCLUDED."city", "born" = EXCLUDED."born", "adult" = EXCLUDED."adult";
