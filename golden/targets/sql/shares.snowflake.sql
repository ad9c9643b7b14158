-- select_shares.sql
WITH
regions AS (
  SELECT
    coalesce(region, '—') AS region,
    CAST(year(sold) AS integer) AS year,
    sum(amount) AS total,
    round((CAST(sum(amount) * 1000000000 AS number(38, 0)) - mod(CAST(sum(amount) * 1000000000 AS number(38, 0)), CAST(nullif(count(amount), 0) * 1 AS number(38, 0)))) / CAST(nullif(count(amount), 0) * 1 AS number(38, 0)) * 0.000000001, 8) AS mean,
    count(CASE WHEN amount > 1000 THEN 1 END) AS big
  FROM sales
  GROUP BY 1, 2
),
shares AS (
  SELECT
    region,
    year,
    total,
    mean,
    big,
    round((CAST(total * 1000000000 AS number(38, 0)) - mod(CAST(total * 1000000000 AS number(38, 0)), CAST(nullif(100, 0) * 1 AS number(38, 0)))) / CAST(nullif(100, 0) * 1 AS number(38, 0)) * 0.000000001, 8) AS share,
    region || ' ' || CAST(year AS varchar) AS label
  FROM regions
),
ordered AS (
  SELECT *
  FROM shares
  ORDER BY share DESC NULLS LAST
)
SELECT *
FROM ordered
ORDER BY share DESC NULLS LAST
LIMIT 10

-- load.sql
-- shares
CREATE TABLE IF NOT EXISTS shares (
  region VARCHAR NOT NULL,
  year NUMBER(10,0),
  total NUMBER(38,2),
  mean NUMBER(38,8),
  big NUMBER(19,0) NOT NULL,
  share NUMBER(38,8),
  label VARCHAR
);

INSERT INTO shares (region, year, total, mean, big, share, label)
WITH
regions AS (
  SELECT
    coalesce(region, '—') AS region,
    CAST(year(sold) AS integer) AS year,
    sum(amount) AS total,
    round((CAST(sum(amount) * 1000000000 AS number(38, 0)) - mod(CAST(sum(amount) * 1000000000 AS number(38, 0)), CAST(nullif(count(amount), 0) * 1 AS number(38, 0)))) / CAST(nullif(count(amount), 0) * 1 AS number(38, 0)) * 0.000000001, 8) AS mean,
    count(CASE WHEN amount > 1000 THEN 1 END) AS big
  FROM sales
  GROUP BY 1, 2
),
shares AS (
  SELECT
    region,
    year,
    total,
    mean,
    big,
    round((CAST(total * 1000000000 AS number(38, 0)) - mod(CAST(total * 1000000000 AS number(38, 0)), CAST(nullif(100, 0) * 1 AS number(38, 0)))) / CAST(nullif(100, 0) * 1 AS number(38, 0)) * 0.000000001, 8) AS share,
    region || ' ' || CAST(year AS varchar) AS label
  FROM regions
),
ordered AS (
  SELECT *
  FROM shares
  ORDER BY share DESC NULLS LAST
)
SELECT *
FROM ordered
ORDER BY share DESC NULLS LAST
LIMIT 10;
