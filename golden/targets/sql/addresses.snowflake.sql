-- select_people_clean.sql
WITH
clean AS (
  SELECT
    id,
    trim(upper(name), ' ') AS name,
    regexp_replace(phone, '[^0-9]', '') AS phone,
    city,
    born,
    born < CAST('2006-01-01' AS date) AS adult
  FROM people
),
latest_numbered AS (
  SELECT
    id,
    name,
    phone,
    city,
    born,
    adult,
    row_number() OVER (PARTITION BY phone ORDER BY id DESC NULLS LAST) AS row_number
  FROM clean
),
latest_kept AS (
  SELECT *
  FROM latest_numbered
  WHERE row_number = 1
),
latest AS (
  SELECT
    id,
    name,
    phone,
    city,
    born,
    adult
  FROM latest_kept
),
known AS (
  SELECT *
  FROM latest
  WHERE phone IS NOT NULL AND name LIKE 'А%' ESCAPE '\\'
)
SELECT *
FROM known
ORDER BY name ASC NULLS LAST

-- load.sql
-- people_clean
CREATE TABLE IF NOT EXISTS people_clean (
  id NUMBER(19,0) NOT NULL,
  name VARCHAR,
  phone VARCHAR,
  city VARCHAR,
  born DATE,
  adult BOOLEAN,
  PRIMARY KEY (id)
);

MERGE INTO people_clean
USING (
  WITH
  clean AS (
    SELECT
      id,
      trim(upper(name), ' ') AS name,
      regexp_replace(phone, '[^0-9]', '') AS phone,
      city,
      born,
      born < CAST('2006-01-01' AS date) AS adult
    FROM people
  ),
  latest_numbered AS (
    SELECT
      id,
      name,
      phone,
      city,
      born,
      adult,
      row_number() OVER (PARTITION BY phone ORDER BY id DESC NULLS LAST) AS row_number
    FROM clean
  ),
  latest_kept AS (
    SELECT *
    FROM latest_numbered
    WHERE row_number = 1
  ),
  latest AS (
    SELECT
      id,
      name,
      phone,
      city,
      born,
      adult
    FROM latest_kept
  ),
  known AS (
    SELECT *
    FROM latest
    WHERE phone IS NOT NULL AND name LIKE 'А%' ESCAPE '\\'
  )
  SELECT *
  FROM known
  ORDER BY name ASC NULLS LAST
) AS "rows$"
ON people_clean.id = "rows$".id
WHEN MATCHED THEN UPDATE SET name = "rows$".name, phone = "rows$".phone, city = "rows$".city, born = "rows$".born, adult = "rows$".adult
WHEN NOT MATCHED THEN INSERT (id, name, phone, city, born, adult) VALUES ("rows$".id, "rows$".name, "rows$".phone, "rows$".city, "rows$".born, "rows$".adult);
