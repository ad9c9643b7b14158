INSERT INTO `totals` (`name`, `total`)
WITH
`large` AS (
  SELECT
    `id`,
    `amount`,
    `name`
  FROM `sales`
  WHERE `amount` > 5
)
SELECT
  min(`name`) AS `name`,
  sum(`amount`) AS `total`
FROM `large`
GROUP BY CAST(`name` AS BINARY)
ON DUPLICATE KEY UPDATE `total` = VALUES(`total`)
