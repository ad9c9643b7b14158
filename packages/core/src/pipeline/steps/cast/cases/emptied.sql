SELECT
  "id",
  TRY_CAST(regexp_extract("museum_inn", '^[ \t\r\n\f]*([+-]?[0-9]+)(?:[.]0*)?[ \t\r\n\f]*$', 1) AS BIGINT) AS "museum_inn",
  "order_status",
  "ticket_price",
  CAST("created" AS DATE) AS "created",
  "visitors",
  "phone",
  "tags"
FROM "tickets"
