-- select_shares.sql
WITH
`regions` AS (
  SELECT
    coalesce(`region`, '—') AS `region`,
    extract(YEAR FROM `sold`) AS `year`,
    sum(`amount`) AS `total`,
    round(CAST(sum(`amount`) AS BIGNUMERIC) / nullif(count(`amount`), 0), 8) AS `mean`,
    count(CASE WHEN `amount` > CAST('1000' AS NUMERIC) THEN 1 END) AS `big`
  FROM `sales`
  GROUP BY 1, 2
),
`shares` AS (
  SELECT
    `region`,
    `year`,
    `total`,
    `mean`,
    `big`,
    round(CAST(`total` AS BIGNUMERIC) / nullif(100, 0), 8) AS `share`,
    `region` || ' ' || CAST(`year` AS STRING) AS `label`
  FROM `regions`
),
`ordered` AS (
  SELECT *
  FROM `shares`
  ORDER BY `share` DESC NULLS LAST
)
SELECT *
FROM `ordered`
ORDER BY `share` DESC NULLS LAST
LIMIT 10

-- load.sql
-- shares
CREATE TABLE IF NOT EXISTS shares (
  region STRING NOT NULL,
  year INT64,
  total BIGNUMERIC(38, 2),
  mean BIGNUMERIC(38, 8),
  big INT64 NOT NULL,
  share BIGNUMERIC(38, 8),
  label STRING
);

INSERT INTO `shares` (`region`, `year`, `total`, `mean`, `big`, `share`, `label`)
WITH
`regions` AS (
  SELECT
    coalesce(`region`, '—') AS `region`,
    extract(YEAR FROM `sold`) AS `year`,
    sum(`amount`) AS `total`,
    round(CAST(sum(`amount`) AS BIGNUMERIC) / nullif(count(`amount`), 0), 8) AS `mean`,
    count(CASE WHEN `amount` > CAST('1000' AS NUMERIC) THEN 1 END) AS `big`
  FROM `sales`
  GROUP BY 1, 2
),
`shares` AS (
  SELECT
    `region`,
    `year`,
    `total`,
    `mean`,
    `big`,
    round(CAST(`total` AS BIGNUMERIC) / nullif(100, 0), 8) AS `share`,
    `region` || ' ' || CAST(`year` AS STRING) AS `label`
  FROM `regions`
),
`ordered` AS (
  SELECT *
  FROM `shares`
  ORDER BY `share` DESC NULLS LAST
)
SELECT *
FROM `ordered`
ORDER BY `share` DESC NULLS LAST
LIMIT 10;
