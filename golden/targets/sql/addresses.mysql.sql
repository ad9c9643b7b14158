-- select_people_clean.sql
WITH
`clean` AS (
  SELECT
    `id`,
    trim(upper(`name`)) AS `name`,
    regexp_replace(`phone`, '[^0-9]', '') AS `phone`,
    `city`,
    `born`,
    `born` < DATE '2006-01-01' AS `adult`
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
    row_number() OVER (PARTITION BY CAST(`phone` AS BINARY) ORDER BY `id` IS NULL, `id` DESC) AS `row_number`
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
  WHERE `phone` IS NOT NULL AND (`name` LIKE 'А%' COLLATE utf8mb4_bin)
)
SELECT *
FROM `known`
ORDER BY `name` IS NULL, CAST(`name` AS BINARY) ASC

-- load.sql
-- people_clean
CREATE TABLE IF NOT EXISTS people_clean (
  id BIGINT NOT NULL,
  name LONGTEXT,
  phone LONGTEXT,
  city LONGTEXT,
  born DATE,
  adult TINYINT(1),
  PRIMARY KEY (id)
)
ENGINE = InnoDB
DEFAULT CHARACTER SET = utf8mb4
COLLATE = utf8mb4_bin;

INSERT INTO `people_clean` (`id`, `name`, `phone`, `city`, `born`, `adult`)
WITH
`clean` AS (
  SELECT
    `id`,
    trim(upper(`name`)) AS `name`,
    regexp_replace(`phone`, '[^0-9]', '') AS `phone`,
    `city`,
    `born`,
    `born` < DATE '2006-01-01' AS `adult`
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
    row_number() OVER (PARTITION BY CAST(`phone` AS BINARY) ORDER BY `id` IS NULL, `id` DESC) AS `row_number`
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
  WHERE `phone` IS NOT NULL AND (`name` LIKE 'А%' COLLATE utf8mb4_bin)
)
SELECT *
FROM `known`
ORDER BY `name` IS NULL, CAST(`name` AS BINARY) ASC
ON DUPLICATE KEY UPDATE `name` = VALUES(`name`), `phone` = VALUES(`phone`), `city` = VALUES(`city`), `born` = VALUES(`born`), `adult` = VALUES(`adult`);
