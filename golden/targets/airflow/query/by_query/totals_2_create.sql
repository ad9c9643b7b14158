CREATE TABLE public.totals (
  name text NOT NULL,
  total numeric(38,0)
)
