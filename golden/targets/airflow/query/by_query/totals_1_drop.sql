DROP TABLE IF EXISTS "public"."totals"
