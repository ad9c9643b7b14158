CREATE TABLE register (
  _id VARCHAR(36) NOT NULL,
  date_exec DATE NOT NULL,
  code_form_ind_entrep VARCHAR NOT NULL,
  name_form_ind_entrep VARCHAR NOT NULL,
  inf_authority_reg_ind_entrep_name VARCHAR NOT NULL,
  inf_authority_reg_ind_entrep_code VARCHAR NOT NULL,
  inf_okved_code VARCHAR NOT NULL,
  inf_okved_name VARCHAR NOT NULL,
  process_dttm TIMESTAMP_NTZ(6) NOT NULL,
  inf_surname_ind_entrep_firstname VARCHAR NOT NULL,
  dob DATE NOT NULL,
  date_ogrnip DATE NOT NULL,
  innfl VARCHAR NOT NULL,
  ogrnip VARCHAR NOT NULL,
  insured_pf VARCHAR,
  email_ind_entrep VARCHAR,
  inf_stop_ind_entrep_code VARCHAR,
  PRIMARY KEY (_id)
)
COMMENT = 'Source: examples/city/register.json';
CREATE TABLE register__inf_okved_opt (
  _parent_id VARCHAR(36) NOT NULL,
  _position NUMBER(19,0) NOT NULL,
  "ГРНИПДата_attr_ГРНИП" VARCHAR NOT NULL COMMENT 'ГРНИПДата/attr_ГРНИП',
  "ГРНИПДата_attr_ДатаЗаписи" DATE NOT NULL COMMENT 'ГРНИПДата/attr_ДатаЗаписи',
  "attr_КодОКВЭД" VARCHAR NOT NULL,
  "attr_НаимОКВЭД" VARCHAR NOT NULL,
  "attr_ПрВерсОКВЭД" NUMBER(5,0) NOT NULL,
  PRIMARY KEY (_parent_id, _position),
  FOREIGN KEY (_parent_id) REFERENCES register (_id)
)
COMMENT = 'Source: examples/city/register.json';

-- key register.ogrnip: KEY (ogrnip). ogrnip: complete and without repetition in all 93,868 rows (exact count). [ogrnip.distinct = 93868; rows = 93868]
-- key register._id: PRIMARY KEY (_id). _id is made when nested data are taken apart, and joins the tables.
-- type register.innfl: VARCHAR. An identifier (inn), not a quantity: leading zeros and length matter, nothing is computed from it. [innfl.semantic = inn]
-- type register.ogrnip: VARCHAR. An identifier (ogrnip), not a quantity: leading zeros and length matter, nothing is computed from it. [ogrnip.semantic = ogrnip]
-- key register__inf_okved_opt._parent_id, _position: PRIMARY KEY (_parent_id, _position). _parent_id, _position is made when nested data are taken apart, and joins the tables.
-- key register__inf_okved_opt._parent_id: FOREIGN KEY (_parent_id) → register. The rows belong to records of register.

-- not partition register: PARTITION BY: Snowflake has no partitions that a user defines; CLUSTER BY takes their place.
-- not cluster register: CLUSTER BY: Snowflake: clustering pays from 1 TB, 50 MB are expected.
-- not index CREATE INDEX: Snowflake has no ordinary secondary indexes; CLUSTER BY, SEARCH stands in.
-- not key KEY … ENFORCED: Snowflake does not enforce keys: this informs the planner and the reader.
-- not cluster register__inf_okved_opt: CLUSTER BY: Snowflake: clustering pays from 1 TB, 208 MB are expected.
