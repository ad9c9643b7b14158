WITH
"typed_fit" AS (
  SELECT
    "id",
    "museum_inn",
    "order_status",
    "ticket_price",
    "created",
    "visitors",
    "phone",
    "tags"
  FROM "tickets"
  WHERE "museum_inn" IS NULL OR TRY_CAST(regexp_extract("museum_inn", '^[ \t\r\n\f]*([+-]?[0-9]+)(?:[.]0*)?[ \t\r\n\f]*$', 1) AS BIGINT) IS NOT NULL
)
SELECT
  "id",
  CAST(regexp_extract("museum_inn", '^[ \t\r\n\f]*([+-]?[0-9]+)(?:[.]0*)?[ \t\r\n\f]*$', 1) AS BIGINT) AS "museum_inn",
  "order_status",
  "ticket_price",
  "created",
  "visitors",
  "phone",
  "tags"
FROM "typed_fit"
