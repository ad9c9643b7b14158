-- select_report.sql
WITH
`paid` AS (
  SELECT
    `order_status`,
    `created`,
    `museum_inn`,
    `ticket_price`
  FROM `tickets`
  WHERE CAST(`order_status` AS BINARY) = 'PAID' AND `created` >= CAST(DATE '2021-01-01' AS DATETIME(6))
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
    ON CAST(`paid`.`museum_inn` AS BINARY) = `museums`.`inn`
),
`monthly_grouped` AS (
  SELECT
    CAST(date_format(`created`, '%Y-%m-01') AS DATETIME(6)) AS `month`,
    min(`museum_name`) AS `museum`,
    sum(`ticket_price`) AS `revenue`,
    count(*) AS `visitors`
  FROM `joined`
  GROUP BY 1, CAST(`museum_name` AS BINARY)
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
  rank() OVER (PARTITION BY `month` ORDER BY `revenue` IS NULL, `revenue` DESC) AS `place`,
  lag(`revenue`, 1) OVER (PARTITION BY `month` ORDER BY `revenue` IS NULL, `revenue` DESC) AS `previous`
FROM `monthly`

-- load.sql
-- report
DROP TABLE IF EXISTS `report`;

CREATE TABLE report (
  month DATETIME(6) NOT NULL,
  museum VARCHAR(255) NOT NULL,
  revenue DECIMAL(38,2),
  visitors BIGINT NOT NULL,
  place BIGINT NOT NULL,
  previous DECIMAL(38,2),
  PRIMARY KEY (month, museum)
)
ENGINE = InnoDB
DEFAULT CHARACTER SET = utf8mb4
COLLATE = utf8mb4_bin;

INSERT INTO `report` (`month`, `museum`, `revenue`, `visitors`, `place`, `previous`)
WITH
`paid` AS (
  SELECT
    `order_status`,
    `created`,
    `museum_inn`,
    `ticket_price`
  FROM `tickets`
  WHERE CAST(`order_status` AS BINARY) = 'PAID' AND `created` >= CAST(DATE '2021-01-01' AS DATETIME(6))
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
    ON CAST(`paid`.`museum_inn` AS BINARY) = `museums`.`inn`
),
`monthly_grouped` AS (
  SELECT
    CAST(date_format(`created`, '%Y-%m-01') AS DATETIME(6)) AS `month`,
    min(`museum_name`) AS `museum`,
    sum(`ticket_price`) AS `revenue`,
    count(*) AS `visitors`
  FROM `joined`
  GROUP BY 1, CAST(`museum_name` AS BINARY)
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
  rank() OVER (PARTITION BY `month` ORDER BY `revenue` IS NULL, `revenue` DESC) AS `place`,
  lag(`revenue`, 1) OVER (PARTITION BY `month` ORDER BY `revenue` IS NULL, `revenue` DESC) AS `previous`
FROM `monthly`;
