CREATE TABLE register (
  _id uuid NOT NULL,
  date_exec date NOT NULL,
  code_form_ind_entrep text NOT NULL,
  name_form_ind_entrep text NOT NULL,
  inf_authority_reg_ind_entrep_name text NOT NULL,
  inf_authority_reg_ind_entrep_code text NOT NULL,
  inf_okved_code text NOT NULL,
  inf_okved_name text NOT NULL,
  process_dttm timestamp NOT NULL,
  inf_surname_ind_entrep_firstname text NOT NULL,
  dob date NOT NULL,
  date_ogrnip date NOT NULL,
  innfl text NOT NULL,
  ogrnip text NOT NULL,
  insured_pf text,
  email_ind_entrep text,
  inf_stop_ind_entrep_code text
);
COMMENT ON TABLE register IS 'Source: examples/city/register.json';
CREATE TABLE register__inf_okved_opt (
  _parent_id uuid NOT NULL,
  _position bigint NOT NULL,
  "ГРНИПДата_attr_ГРНИП" text NOT NULL,
  "ГРНИПДата_attr_ДатаЗаписи" date NOT NULL,
  "attr_КодОКВЭД" text NOT NULL,
  "attr_НаимОКВЭД" text NOT NULL,
  "attr_ПрВерсОКВЭД" smallint NOT NULL
);
COMMENT ON TABLE register__inf_okved_opt IS 'Source: examples/city/register.json';
COMMENT ON COLUMN register__inf_okved_opt."ГРНИПДата_attr_ГРНИП" IS 'ГРНИПДата/attr_ГРНИП';
COMMENT ON COLUMN register__inf_okved_opt."ГРНИПДата_attr_ДатаЗаписи" IS 'ГРНИПДата/attr_ДатаЗаписи';
ALTER TABLE register ADD CONSTRAINT register_pkey PRIMARY KEY (_id);
ALTER TABLE register ADD CONSTRAINT register_ogrnip_key UNIQUE (ogrnip);
ALTER TABLE register ADD CONSTRAINT register_innfl_key UNIQUE (innfl);
ALTER TABLE register__inf_okved_opt ADD CONSTRAINT register__inf_okved_opt_pkey PRIMARY KEY (_parent_id, _position);
ALTER TABLE register__inf_okved_opt ADD CONSTRAINT register__inf_okved_opt_parent_fkey FOREIGN KEY (_parent_id) REFERENCES register (_id);

-- key register.ogrnip: UNIQUE (ogrnip). ogrnip: complete and without repetition in all 93,868 rows (exact count). [ogrnip.distinct = 93868; rows = 93868]
-- key register._id: PRIMARY KEY (_id). _id is made when nested data are taken apart, and joins the tables.
-- index register.innfl: UNIQUE. innfl is unique in all 93,868 rows (exact count) and named as an identifier. [rows = 93868]
-- type register.innfl: text. An identifier (inn), not a quantity: leading zeros and length matter, nothing is computed from it. [innfl.semantic = inn]
-- type register.ogrnip: text. An identifier (ogrnip), not a quantity: leading zeros and length matter, nothing is computed from it. [ogrnip.semantic = ogrnip]
-- key register__inf_okved_opt._parent_id, _position: PRIMARY KEY (_parent_id, _position). _parent_id, _position is made when nested data are taken apart, and joins the tables.
-- key register__inf_okved_opt._parent_id: FOREIGN KEY (_parent_id) → register. The rows belong to records of register.

-- not partition register: PARTITION BY: There is no complete time axis along which rows come and go.
-- not index register: INDEX (code_form_ind_entrep): code_form_ind_entrep: 2 values in 93,868 rows; one value is 50 % of the table, a full scan is cheaper.
-- not index register: INDEX (name_form_ind_entrep): name_form_ind_entrep: 2 values in 93,868 rows; one value is 50 % of the table, a full scan is cheaper.
-- not index register: INDEX (inf_stop_ind_entrep_code): inf_stop_ind_entrep_code: 9 values in 93,868 rows; one value is 11.1 % of the table, a full scan is cheaper.
-- not index register: INDEX: The other columns (13): without queries nothing says that an index would pay; give them (--queries).
-- not index register__inf_okved_opt: INDEX (attr_ПрВерсОКВЭД): attr_ПрВерсОКВЭД: 2 values in 750,944 rows; one value is 50 % of the table, a full scan is cheaper.
-- not index register__inf_okved_opt: INDEX: The other columns (4): without queries nothing says that an index would pay; give them (--queries).
