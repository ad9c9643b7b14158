ALTER TABLE public.totals ADD CONSTRAINT totals_pkey PRIMARY KEY (name)
