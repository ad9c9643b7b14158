-- select_report.sql
WITH
"paid" AS (
  SELECT
    "order_status",
    "created",
    "museum_inn",
    "ticket_price"
  FROM "tickets"
  WHERE "order_status" = 'PAID' AND "created" >= CAST(date '2021-01-01' AS timestamp)
),
"joined" AS (
  SELECT
    "paid"."order_status" AS "order_status",
    "paid"."created" AS "created",
    "paid"."museum_inn" AS "museum_inn",
    "paid"."ticket_price" AS "ticket_price",
    "museums"."inn" AS "inn",
    "museums"."museum_name" AS "museum_name"
  FROM "paid"
  LEFT JOIN "museums"
    ON "paid"."museum_inn" = "museums"."inn"
),
"monthly_grouped" AS (
  SELECT
    date_trunc('month', "created") AS "month",
    "museum_name" AS "museum",
    sum("ticket_price") AS "revenue",
    count(*) AS "visitors"
  FROM "joined"
  GROUP BY 1, 2
),
"monthly" AS (
  SELECT *
  FROM "monthly_grouped"
  WHERE "visitors" > 10
)
SELECT
  "month",
  "museum",
  "revenue",
  "visitors",
  rank() OVER (PARTITION BY "month" ORDER BY "revenue" DESC NULLS LAST) AS "place",
  lag("revenue") OVER (PARTITION BY "month" ORDER BY "revenue" DESC NULLS LAST) AS "previous"
FROM "monthly"

-- load.sql
-- report
BEGIN;

DROP TABLE IF EXISTS "report";

CREATE TABLE report (
  month timestamp NOT NULL,
  museum text NOT NULL,
  revenue numeric(38,2),
  visitors bigint NOT NULL,
  place bigint NOT NULL,
  previous numeric(38,2)
);

INSERT INTO "report" ("month", "museum", "revenue", "visitors", "place", "previous")
WITH
"paid" AS (
  SELECT
    "order_status",
    "created",
    "museum_inn",
    "ticket_price"
  FROM "tickets"
  WHERE "order_status" = 'PAID' AND "created" >= CAST(date '2021-01-01' AS timestamp)
),
"joined" AS (
  SELECT
    "paid"."order_status" AS "order_status",
    "paid"."created" AS "created",
    "paid"."museum_inn" AS "museum_inn",
    "paid"."ticket_price" AS "ticket_price",
    "museums"."inn" AS "inn",
    "museums"."museum_name" AS "museum_name"
  FROM "paid"
  LEFT JOIN "museums"
    ON "paid"."museum_inn" = "museums"."inn"
),
"monthly_grouped" AS (
  SELECT
    date_trunc('month', "created") AS "month",
    "museum_name" AS "museum",
    sum("ticket_price") AS "revenue",
    count(*) AS "visitors"
  FROM "joined"
  GROUP BY 1, 2
),
"monthly" AS (
  SELECT *
  FROM "monthly_grouped"
  WHERE "visitors" > 10
)
SELECT
  "month",
  "museum",
  "revenue",
  "visitors",
  rank() OVER (PARTITION BY "month" ORDER BY "revenue" DESC NULLS LAST) AS "place",
  lag("revenue") OVER (PARTITION BY "month" ORDER BY "revenue" DESC NULLS LAST) AS "previous"
FROM "monthly";

ALTER TABLE report ADD CONSTRAINT report_pkey PRIMARY KEY (month, museum);

COMMIT;
