-- select_people_clean.sql
WITH
`clean` AS (
  SELECT
    `id`,
    trimBoth(upperUTF8(`name`)) AS `name`,
    replaceRegexpAll(`phone`, '[^0-9]', '') AS `phone`,
    `city`,
    `born`,
    CAST(`born` < toDate32('2006-01-01') AS Nullable(Bool)) AS `adult`
  FROM `people`
),
`latest_numbered` AS (
  SELECT
    `id`,
    `name`,
    `phone`,
    `city`,
    `born`,
    `adult`,
    toInt64(row_number() OVER (PARTITION BY `phone` ORDER BY `id` DESC NULLS LAST)) AS `row_number`
  FROM `clean`
),
`latest_kept` AS (
  SELECT *
  FROM `latest_numbered`
  WHERE `row_number` = 1
),
`latest` AS (
  SELECT
    `id`,
    `name`,
    `phone`,
    `city`,
    `born`,
    `adult`
  FROM `latest_kept`
),
`known` AS (
  SELECT *
  FROM `latest`
  WHERE `phone` IS NOT NULL AND `name` LIKE 'А%'
)
SELECT *
FROM `known`
ORDER BY `name` ASC NULLS LAST
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1, enable_extended_results_for_datetime_functions = 1, enable_time_time64_type = 1

-- load.sql
-- people_clean
CREATE TABLE IF NOT EXISTS people_clean (
  id Int64,
  name Nullable(String),
  phone Nullable(String),
  city Nullable(String),
  born Nullable(Date32),
  adult Nullable(Bool)
)
ENGINE = ReplacingMergeTree
ORDER BY (id);

INSERT INTO `people_clean` (`id`, `name`, `phone`, `city`, `born`, `adult`)
WITH
`clean` AS (
  SELECT
    `id`,
    trimBoth(upperUTF8(`name`)) AS `name`,
    replaceRegexpAll(`phone`, '[^0-9]', '') AS `phone`,
    `city`,
    `born`,
    CAST(`born` < toDate32('2006-01-01') AS Nullable(Bool)) AS `adult`
  FROM `people`
),
`latest_numbered` AS (
  SELECT
    `id`,
    `name`,
    `phone`,
    `city`,
    `born`,
    `adult`,
    toInt64(row_number() OVER (PARTITION BY `phone` ORDER BY `id` DESC NULLS LAST)) AS `row_number`
  FROM `clean`
),
`latest_kept` AS (
  SELECT *
  FROM `latest_numbered`
  WHERE `row_number` = 1
),
`latest` AS (
  SELECT
    `id`,
    `name`,
    `phone`,
    `city`,
    `born`,
    `adult`
  FROM `latest_kept`
),
`known` AS (
  SELECT *
  FROM `latest`
  WHERE `phone` IS NOT NULL AND `name` LIKE 'А%'
)
SELECT *
FROM `known`
ORDER BY `name` ASC NULLS LAST
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1, enable_extended_results_for_datetime_functions = 1, enable_time_time64_type = 1;
