-- select_shares.sql
WITH
`regions` AS (
  SELECT
    min(coalesce(`region`, '—')) AS `region`,
    year(`sold`) AS `year`,
    sum(`amount`) AS `total`,
    CAST(round(CAST(sum(`amount`) AS DECIMAL(65, 14)) / nullif(count(`amount`), 0), 8) AS DECIMAL(38, 8)) AS `mean`,
    count(CASE WHEN `amount` > 1000.00 THEN 1 END) AS `big`
  FROM `sales`
  GROUP BY CAST(coalesce(`region`, '—') AS BINARY), 2
),
`shares` AS (
  SELECT
    `region`,
    `year`,
    `total`,
    `mean`,
    `big`,
    CAST(round(CAST(`total` AS DECIMAL(65, 14)) / 100, 8) AS DECIMAL(38, 8)) AS `share`,
    concat(`region`, ' ', CAST(`year` AS CHAR)) AS `label`
  FROM `regions`
),
`ordered` AS (
  SELECT *
  FROM `shares`
  ORDER BY `share` IS NULL, `share` DESC
)
SELECT *
FROM `ordered`
ORDER BY `share` IS NULL, `share` DESC
LIMIT 10

-- load.sql
-- shares
CREATE TABLE IF NOT EXISTS shares (
  region LONGTEXT NOT NULL,
  year INT,
  total DECIMAL(38,2),
  mean DECIMAL(38,8),
  big BIGINT NOT NULL,
  share DECIMAL(38,8),
  label LONGTEXT
)
ENGINE = InnoDB
DEFAULT CHARACTER SET = utf8mb4
COLLATE = utf8mb4_bin;

INSERT INTO `shares` (`region`, `year`, `total`, `mean`, `big`, `share`, `label`)
WITH
`regions` AS (
  SELECT
    min(coalesce(`region`, '—')) AS `region`,
    year(`sold`) AS `year`,
    sum(`amount`) AS `total`,
    CAST(round(CAST(sum(`amount`) AS DECIMAL(65, 14)) / nullif(count(`amount`), 0), 8) AS DECIMAL(38, 8)) AS `mean`,
    count(CASE WHEN `amount` > 1000.00 THEN 1 END) AS `big`
  FROM `sales`
  GROUP BY CAST(coalesce(`region`, '—') AS BINARY), 2
),
`shares` AS (
  SELECT
    `region`,
    `year`,
    `total`,
    `mean`,
    `big`,
    CAST(round(CAST(`total` AS DECIMAL(65, 14)) / 100, 8) AS DECIMAL(38, 8)) AS `share`,
    concat(`region`, ' ', CAST(`year` AS CHAR)) AS `label`
  FROM `regions`
),
`ordered` AS (
  SELECT *
  FROM `shares`
  ORDER BY `share` IS NULL, `share` DESC
)
SELECT *
FROM `ordered`
ORDER BY `share` IS NULL, `share` DESC
LIMIT 10;
