CREATE TABLE register (
  _id CHAR(36) NOT NULL,
  date_exec DATE NOT NULL,
  code_form_ind_entrep VARCHAR(16) NOT NULL,
  name_form_ind_entrep VARCHAR(128) NOT NULL,
  inf_authority_reg_ind_entrep_name VARCHAR(255) NOT NULL,
  inf_authority_reg_ind_entrep_code VARCHAR(8) NOT NULL,
  inf_okved_code VARCHAR(16) NOT NULL,
  inf_okved_name VARCHAR(512) NOT NULL,
  process_dttm TIMESTAMP NOT NULL,
  inf_surname_ind_entrep_firstname VARCHAR(64) NOT NULL,
  dob DATE NOT NULL,
  date_ogrnip DATE NOT NULL,
  innfl VARCHAR(32) NOT NULL,
  ogrnip VARCHAR(32) NOT NULL,
  insured_pf VARCHAR(32),
  email_ind_entrep VARCHAR(128),
  inf_stop_ind_entrep_code VARCHAR(8),
  PRIMARY KEY (_id)
)
DISTSTYLE KEY
DISTKEY (_id)
SORTKEY AUTO;
COMMENT ON TABLE register IS 'Source: examples/city/register.json';
CREATE TABLE register__inf_okved_opt (
  _parent_id CHAR(36) NOT NULL,
  _position BIGINT NOT NULL,
  "ГРНИПДата_attr_ГРНИП" VARCHAR(32) NOT NULL,
  "ГРНИПДата_attr_ДатаЗаписи" DATE NOT NULL,
  "attr_КодОКВЭД" VARCHAR(16) NOT NULL,
  "attr_НаимОКВЭД" VARCHAR(512) NOT NULL,
  "attr_ПрВерсОКВЭД" SMALLINT NOT NULL,
  PRIMARY KEY (_parent_id, _position),
  FOREIGN KEY (_parent_id) REFERENCES register (_id)
)
DISTSTYLE KEY
DISTKEY (_parent_id)
SORTKEY AUTO;
COMMENT ON TABLE register__inf_okved_opt IS 'Source: examples/city/register.json';
COMMENT ON COLUMN register__inf_okved_opt."ГРНИПДата_attr_ГРНИП" IS 'ГРНИПДата/attr_ГРНИП';
COMMENT ON COLUMN register__inf_okved_opt."ГРНИПДата_attr_ДатаЗаписи" IS 'ГРНИПДата/attr_ДатаЗаписи';

-- key register.ogrnip: KEY (ogrnip). ogrnip: complete and without repetition in all 93,868 rows (exact count). [ogrnip.distinct = 93868; rows = 93868]
-- key register._id: PRIMARY KEY (_id). _id is made when nested data are taken apart, and joins the tables.
-- type register.code_form_ind_entrep: VARCHAR(16). The longest value has 10 bytes; some room is left. [code_form_ind_entrep.maxLength = 5]
-- type register.name_form_ind_entrep: VARCHAR(128). The longest value has 120 bytes; some room is left. [name_form_ind_entrep.maxLength = 60]
-- type register.inf_authority_reg_ind_entrep_name: VARCHAR(255). The longest value has 180 bytes; some room is left. [inf_authority_reg_ind_entrep_name.maxLength = 90]
-- type register.inf_authority_reg_ind_entrep_code: VARCHAR(8). The longest value has 8 bytes; some room is left. [inf_authority_reg_ind_entrep_code.maxLength = 4]
-- type register.inf_okved_code: VARCHAR(16). The longest value has 16 bytes; some room is left. [inf_okved_code.maxLength = 8]
-- type register.inf_okved_name: VARCHAR(512). The longest value has 480 bytes; some room is left. [inf_okved_name.maxLength = 240]
-- type register.inf_surname_ind_entrep_firstname: VARCHAR(64). The longest value has 40 bytes; some room is left. [inf_surname_ind_entrep_firstname.maxLength = 20]
-- type register.innfl: VARCHAR(32). An identifier (inn), not a quantity: leading zeros and length matter, nothing is computed from it. [innfl.semantic = inn]
-- type register.innfl: VARCHAR(32). The longest value has 24 bytes; some room is left. [innfl.maxLength = 12]
-- type register.ogrnip: VARCHAR(32). An identifier (ogrnip), not a quantity: leading zeros and length matter, nothing is computed from it. [ogrnip.semantic = ogrnip]
-- type register.ogrnip: VARCHAR(32). The longest value has 30 bytes; some room is left. [ogrnip.maxLength = 15]
-- type register.insured_pf: VARCHAR(32). The longest value has 28 bytes; some room is left. [insured_pf.maxLength = 14]
-- type register.email_ind_entrep: VARCHAR(128). The longest value has 80 bytes; some room is left. [email_ind_entrep.maxLength = 40]
-- type register.inf_stop_ind_entrep_code: VARCHAR(8). The longest value has 6 bytes; some room is left. [inf_stop_ind_entrep_code.maxLength = 3]
-- key register__inf_okved_opt._parent_id, _position: PRIMARY KEY (_parent_id, _position). _parent_id, _position is made when nested data are taken apart, and joins the tables.
-- key register__inf_okved_opt._parent_id: FOREIGN KEY (_parent_id) → register. The rows belong to records of register.
-- type register__inf_okved_opt.ГРНИПДата_attr_ГРНИП: VARCHAR(32). The longest value has 30 bytes; some room is left. [ГРНИПДата_attr_ГРНИП.maxLength = 15]
-- type register__inf_okved_opt.attr_КодОКВЭД: VARCHAR(16). The longest value has 16 bytes; some room is left. [attr_КодОКВЭД.maxLength = 8]
-- type register__inf_okved_opt.attr_НаимОКВЭД: VARCHAR(512). The longest value has 480 bytes; some room is left. [attr_НаимОКВЭД.maxLength = 240]

-- not partition register: PARTITION BY: Amazon Redshift has no partitions that a user defines; SORTKEY takes their place.
-- not index CREATE INDEX: Amazon Redshift has no ordinary secondary indexes; SORTKEY stands in.
-- not key KEY … ENFORCED: Amazon Redshift does not enforce keys: this informs the planner and the reader.
