-- select_shares.sql
WITH
"regions" AS (
  SELECT
    coalesce("region", '—') AS "region",
    CAST(extract(year FROM "sold") AS integer) AS "year",
    sum("amount") AS "total",
    round(div(sum("amount") * 1000000000, nullif(count("amount"), 0)) * 0.000000001, 8) AS "mean",
    count(*) FILTER (WHERE "amount" > 1000.00) AS "big"
  FROM "sales"
  GROUP BY 1, 2
),
"shares" AS (
  SELECT
    "region",
    "year",
    "total",
    "mean",
    "big",
    round(div("total" * 1000000000, 100) * 0.000000001, 8) AS "share",
    "region" || ' ' || CAST("year" AS text) AS "label"
  FROM "regions"
),
"ordered" AS (
  SELECT *
  FROM "shares"
  ORDER BY "share" DESC NULLS LAST
)
SELECT *
FROM "ordered"
ORDER BY "share" DESC NULLS LAST
LIMIT 10

-- load.sql
-- shares
CREATE TABLE IF NOT EXISTS shares (
  region text NOT NULL,
  year integer,
  total numeric(38,2),
  mean numeric(38,8),
  big bigint NOT NULL,
  share numeric(38,8),
  label text
);

INSERT INTO "shares" ("region", "year", "total", "mean", "big", "share", "label")
WITH
"regions" AS (
  SELECT
    coalesce("region", '—') AS "region",
    CAST(extract(year FROM "sold") AS integer) AS "year",
    sum("amount") AS "total",
    round(div(sum("amount") * 1000000000, nullif(count("amount"), 0)) * 0.000000001, 8) AS "mean",
    count(*) FILTER (WHERE "amount" > 1000.00) AS "big"
  FROM "sales"
  GROUP BY 1, 2
),
"shares" AS (
  SELECT
    "region",
    "year",
    "total",
    "mean",
    "big",
    round(div("total" * 1000000000, 100) * 0.000000001, 8) AS "share",
    "region" || ' ' || CAST("year" AS text) AS "label"
  FROM "regions"
),
"ordered" AS (
  SELECT *
  FROM "shares"
  ORDER BY "share" DESC NULLS LAST
)
SELECT *
FROM "ordered"
ORDER BY "share" DESC NULLS LAST
LIMIT 10;
