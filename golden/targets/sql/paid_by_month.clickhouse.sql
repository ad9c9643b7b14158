-- select_report.sql
WITH
`paid` AS (
  SELECT
    `order_status`,
    `created`,
    `museum_inn`,
    `ticket_price`
  FROM `tickets`
  WHERE `order_status` = 'PAID' AND `created` >= toDateTime64(toDate32('2021-01-01'), 6)
),
`joined` AS (
  SELECT
    `paid`.`order_status` AS `order_status`,
    `paid`.`created` AS `created`,
    `paid`.`museum_inn` AS `museum_inn`,
    `paid`.`ticket_price` AS `ticket_price`,
    `museums`.`inn` AS `inn`,
    `museums`.`museum_name` AS `museum_name`
  FROM `paid`
  LEFT JOIN `museums`
    ON `paid`.`museum_inn` = `museums`.`inn`
),
`monthly_grouped` AS (
  SELECT
    toDateTime64(toStartOfMonth(`created`), 6) AS `month`,
    `museum_name` AS `museum`,
    sum(toDecimal128(`ticket_price`, 2)) AS `revenue`,
    toInt64(count(*)) AS `visitors`
  FROM `joined`
  GROUP BY 1, 2
),
`monthly` AS (
  SELECT *
  FROM `monthly_grouped`
  WHERE `visitors` > 10
)
SELECT
  `month`,
  `museum`,
  `revenue`,
  `visitors`,
  toInt64(rank() OVER (PARTITION BY `month` ORDER BY `revenue` DESC NULLS LAST)) AS `place`,
  lag(toNullable(`revenue`)) OVER (PARTITION BY `month` ORDER BY `revenue` DESC NULLS LAST) AS `previous`
FROM `monthly`
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1, enable_extended_results_for_datetime_functions = 1, enable_time_time64_type = 1

-- load.sql
-- report
DROP TABLE IF EXISTS `monthly`;

CREATE TABLE monthly (
  month DateTime64(6),
  museum String,
  revenue Nullable(Decimal(38, 2)),
  visitors Int64,
  place Int64,
  previous Nullable(Decimal(38, 2))
)
ENGINE = MergeTree
ORDER BY (month, museum);

INSERT INTO `monthly` (`month`, `museum`, `revenue`, `visitors`, `place`, `previous`)
WITH
`paid` AS (
  SELECT
    `order_status`,
    `created`,
    `museum_inn`,
    `ticket_price`
  FROM `tickets`
  WHERE `order_status` = 'PAID' AND `created` >= toDateTime64(toDate32('2021-01-01'), 6)
),
`joined` AS (
  SELECT
    `paid`.`order_status` AS `order_status`,
    `paid`.`created` AS `created`,
    `paid`.`museum_inn` AS `museum_inn`,
    `paid`.`ticket_price` AS `ticket_price`,
    `museums`.`inn` AS `inn`,
    `museums`.`museum_name` AS `museum_name`
  FROM `paid`
  LEFT JOIN `museums`
    ON `paid`.`museum_inn` = `museums`.`inn`
),
`monthly_grouped` AS (
  SELECT
    toDateTime64(toStartOfMonth(`created`), 6) AS `month`,
    `museum_name` AS `museum`,
    sum(toDecimal128(`ticket_price`, 2)) AS `revenue`,
    toInt64(count(*)) AS `visitors`
  FROM `joined`
  GROUP BY 1, 2
),
`monthly` AS (
  SELECT *
  FROM `monthly_grouped`
  WHERE `visitors` > 10
)
SELECT
  `month`,
  `museum`,
  `revenue`,
  `visitors`,
  toInt64(rank() OVER (PARTITION BY `month` ORDER BY `revenue` DESC NULLS LAST)) AS `place`,
  lag(toNullable(`revenue`)) OVER (PARTITION BY `month` ORDER BY `revenue` DESC NULLS LAST) AS `previous`
FROM `monthly`
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1, enable_extended_results_for_datetime_functions = 1, enable_time_time64_type = 1;
