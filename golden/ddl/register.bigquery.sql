CREATE TABLE register (
  _id STRING(36) NOT NULL,
  date_exec DATE NOT NULL,
  code_form_ind_entrep STRING NOT NULL,
  name_form_ind_entrep STRING NOT NULL,
  inf_authority_reg_ind_entrep_name STRING NOT NULL,
  inf_authority_reg_ind_entrep_code STRING NOT NULL,
  inf_okved_code STRING NOT NULL,
  inf_okved_name STRING NOT NULL,
  process_dttm DATETIME NOT NULL,
  inf_surname_ind_entrep_firstname STRING NOT NULL,
  dob DATE NOT NULL,
  date_ogrnip DATE NOT NULL,
  innfl STRING NOT NULL,
  ogrnip STRING NOT NULL,
  insured_pf STRING,
  email_ind_entrep STRING,
  inf_stop_ind_entrep_code STRING,
  PRIMARY KEY (_id) NOT ENFORCED
)
OPTIONS (description = 'Source: examples/city/register.json');
CREATE TABLE register__inf_okved_opt (
  _parent_id STRING(36) NOT NULL,
  _position INT64 NOT NULL,
  `ГРНИПДата_attr_ГРНИП` STRING NOT NULL OPTIONS (description = 'ГРНИПДата/attr_ГРНИП'),
  `ГРНИПДата_attr_ДатаЗаписи` DATE NOT NULL OPTIONS (description = 'ГРНИПДата/attr_ДатаЗаписи'),
  `attr_КодОКВЭД` STRING NOT NULL,
  `attr_НаимОКВЭД` STRING NOT NULL,
  `attr_ПрВерсОКВЭД` INT64 NOT NULL,
  PRIMARY KEY (_parent_id, _position) NOT ENFORCED,
  FOREIGN KEY (_parent_id) REFERENCES register (_id) NOT ENFORCED
)
OPTIONS (description = 'Source: examples/city/register.json');

-- key register.ogrnip: KEY (ogrnip). ogrnip: complete and without repetition in all 93,868 rows (exact count). [ogrnip.distinct = 93868; rows = 93868]
-- key register._id: PRIMARY KEY (_id). _id is made when nested data are taken apart, and joins the tables.
-- type register.innfl: STRING. An identifier (inn), not a quantity: leading zeros and length matter, nothing is computed from it. [innfl.semantic = inn]
-- type register.ogrnip: STRING. An identifier (ogrnip), not a quantity: leading zeros and length matter, nothing is computed from it. [ogrnip.semantic = ogrnip]
-- key register__inf_okved_opt._parent_id, _position: PRIMARY KEY (_parent_id, _position). _parent_id, _position is made when nested data are taken apart, and joins the tables.
-- key register__inf_okved_opt._parent_id: FOREIGN KEY (_parent_id) → register. The rows belong to records of register.

-- not partition register: PARTITION BY: There is no complete time axis along which rows come and go.
-- not cluster register: CLUSTER BY: BigQuery: clustering pays from 10 GB, 50 MB are expected.
-- not index CREATE INDEX: BigQuery has no ordinary secondary indexes; CLUSTER BY, SEARCH stands in.
-- not key KEY … ENFORCED: BigQuery does not enforce keys: this informs the planner and the reader.
-- not cluster register__inf_okved_opt: CLUSTER BY: BigQuery: clustering pays from 10 GB, 208 MB are expected.
