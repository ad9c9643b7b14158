SELECT count(*) = 0 AS holds
FROM (
  WITH
  `large` AS (
    SELECT
      `id`,
      `amount`,
      `name`
    FROM `sales`
    WHERE `amount` > 5
  ),
  `total` AS (
    SELECT
      min(`name`) AS `name`,
      sum(`amount`) AS `total`
    FROM `large`
    GROUP BY CAST(`name` AS BINARY)
  ),
  `check_1_grouped` AS (
    SELECT
      min(`name`) AS `name`,
      count(*) AS `repeats`
    FROM `total`
    GROUP BY CAST(`name` AS BINARY)
  )
  SELECT *
  FROM `check_1_grouped`
  WHERE `repeats` > 1
) AS counted
