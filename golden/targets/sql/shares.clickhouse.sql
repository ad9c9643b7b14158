-- select_shares.sql
WITH
`regions` AS (
  SELECT
    coalesce(`region`, '—') AS `region`,
    toInt32(toYear(`sold`)) AS `year`,
    sum(toDecimal128(`amount`, 2)) AS `total`,
    toDecimal128(round(divideDecimal(toDecimal256(sum(toDecimal128(`amount`, 2)), 2), toDecimal256(greatest(count(`amount`), 1), 0), 9), 8), 8) AS `mean`,
    toInt64(count(CASE WHEN `amount` > toDecimal128('1000', 2) THEN 1 END)) AS `big`
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
    toDecimal128(round(divideDecimal(toDecimal256(`total`, 2), toDecimal256(100, 0), 9), 8), 8) AS `share`,
    `region` || ' ' || toString(`year`) AS `label`
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
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1, enable_extended_results_for_datetime_functions = 1, enable_time_time64_type = 1

-- load.sql
-- shares
CREATE TABLE IF NOT EXISTS shares (
  region String,
  year Nullable(Int32),
  total Nullable(Decimal(38, 2)),
  mean Nullable(Decimal(38, 8)),
  big Int64,
  share Nullable(Decimal(38, 8)),
  label Nullable(String)
)
ENGINE = MergeTree
ORDER BY tuple();

INSERT INTO `shares` (`region`, `year`, `total`, `mean`, `big`, `share`, `label`)
WITH
`regions` AS (
  SELECT
    coalesce(`region`, '—') AS `region`,
    toInt32(toYear(`sold`)) AS `year`,
    sum(toDecimal128(`amount`, 2)) AS `total`,
    toDecimal128(round(divideDecimal(toDecimal256(sum(toDecimal128(`amount`, 2)), 2), toDecimal256(greatest(count(`amount`), 1), 0), 9), 8), 8) AS `mean`,
    toInt64(count(CASE WHEN `amount` > toDecimal128('1000', 2) THEN 1 END)) AS `big`
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
    toDecimal128(round(divideDecimal(toDecimal256(`total`, 2), toDecimal256(100, 0), 9), 8), 8) AS `share`,
    `region` || ' ' || toString(`year`) AS `label`
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
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1, enable_extended_results_for_datetime_functions = 1, enable_time_time64_type = 1;
