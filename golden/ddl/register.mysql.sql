CREATE TABLE register (
  _id BINARY(16) NOT NULL,
  date_exec DATE NOT NULL,
  code_form_ind_entrep VARCHAR(8) NOT NULL,
  name_form_ind_entrep VARCHAR(64) NOT NULL,
  inf_authority_reg_ind_entrep_name VARCHAR(128) NOT NULL,
  inf_authority_reg_ind_entrep_code VARCHAR(8) NOT NULL,
  inf_okved_code VARCHAR(8) NOT NULL,
  inf_okved_name VARCHAR(255) NOT NULL,
  process_dttm DATETIME(6) NOT NULL,
  inf_surname_ind_entrep_firstname VARCHAR(32) NOT NULL,
  dob DATE NOT NULL,
  date_ogrnip DATE NOT NULL,
  innfl VARCHAR(16) NOT NULL,
  ogrnip VARCHAR(16) NOT NULL,
  insured_pf VARCHAR(16),
  email_ind_entrep VARCHAR(64),
  inf_stop_ind_entrep_code VARCHAR(8),
  PRIMARY KEY (_id),
  UNIQUE (ogrnip),
  UNIQUE (innfl)
)
ENGINE = InnoDB
DEFAULT CHARACTER SET = utf8mb4
COLLATE = utf8mb4_bin
COMMENT = 'Source: examples/city/register.json';
CREATE TABLE register__inf_okved_opt (
  _parent_id BINARY(16) NOT NULL,
  _position BIGINT NOT NULL,
  `ГРНИПДата_attr_ГРНИП` VARCHAR(16) NOT NULL COMMENT 'ГРНИПДата/attr_ГРНИП',
  `ГРНИПДата_attr_ДатаЗаписи` DATE NOT NULL COMMENT 'ГРНИПДата/attr_ДатаЗаписи',
  `attr_КодОКВЭД` VARCHAR(8) NOT NULL,
  `attr_НаимОКВЭД` VARCHAR(255) NOT NULL,
  `attr_ПрВерсОКВЭД` SMALLINT NOT NULL,
  PRIMARY KEY (_parent_id, _position),
  CONSTRAINT register__inf_okved_opt_parent_fkey FOREIGN KEY (_parent_id) REFERENCES register (_id)
)
ENGINE = InnoDB
DEFAULT CHARACTER SET = utf8mb4
COLLATE = utf8mb4_bin
COMMENT = 'Source: examples/city/register.json';

-- key register.ogrnip: UNIQUE (ogrnip). ogrnip: complete and without repetition in all 93,868 rows (exact count). [ogrnip.distinct = 93868; rows = 93868]
-- key register._id: PRIMARY KEY (_id). _id is made when nested data are taken apart, and joins the tables.
-- index register.innfl: UNIQUE. innfl is unique in all 93,868 rows (exact count) and named as an identifier. [rows = 93868]
-- type register.code_form_ind_entrep: VARCHAR(8). The longest value has 5 characters; some room is left. [code_form_ind_entrep.maxLength = 5]
-- type register.name_form_ind_entrep: VARCHAR(64). The longest value has 60 characters; some room is left. [name_form_ind_entrep.maxLength = 60]
-- type register.inf_authority_reg_ind_entrep_name: VARCHAR(128). The longest value has 90 characters; some room is left. [inf_authority_reg_ind_entrep_name.maxLength = 90]
-- type register.inf_authority_reg_ind_entrep_code: VARCHAR(8). The longest value has 4 characters; some room is left. [inf_authority_reg_ind_entrep_code.maxLength = 4]
-- type register.inf_okved_code: VARCHAR(8). The longest value has 8 characters; some room is left. [inf_okved_code.maxLength = 8]
-- type register.inf_okved_name: VARCHAR(255). The longest value has 240 characters; some room is left. [inf_okved_name.maxLength = 240]
-- type register.inf_surname_ind_entrep_firstname: VARCHAR(32). The longest value has 20 characters; some room is left. [inf_surname_ind_entrep_firstname.maxLength = 20]
-- type register.innfl: VARCHAR(16). An identifier (inn), not a quantity: leading zeros and length matter, nothing is computed from it. [innfl.semantic = inn]
-- type register.innfl: VARCHAR(16). The longest value has 12 characters; some room is left. [innfl.maxLength = 12]
-- type register.ogrnip: VARCHAR(16). An identifier (ogrnip), not a quantity: leading zeros and length matter, nothing is computed from it. [ogrnip.semantic = ogrnip]
-- type register.ogrnip: VARCHAR(16). The longest value has 15 characters; some room is left. [ogrnip.maxLength = 15]
-- type register.insured_pf: VARCHAR(16). The longest value has 14 characters; some room is left. [insured_pf.maxLength = 14]
-- type register.email_ind_entrep: VARCHAR(64). The longest value has 40 characters; some room is left. [email_ind_entrep.maxLength = 40]
-- type register.inf_stop_ind_entrep_code: VARCHAR(8). The longest value has 3 characters; some room is left. [inf_stop_ind_entrep_code.maxLength = 3]
-- key register__inf_okved_opt._parent_id, _position: PRIMARY KEY (_parent_id, _position). _parent_id, _position is made when nested data are taken apart, and joins the tables.
-- key register__inf_okved_opt._parent_id: FOREIGN KEY (_parent_id) → register. The rows belong to records of register.
-- type register__inf_okved_opt.ГРНИПДата_attr_ГРНИП: VARCHAR(16). The longest value has 15 characters; some room is left. [ГРНИПДата_attr_ГРНИП.maxLength = 15]
-- type register__inf_okved_opt.attr_КодОКВЭД: VARCHAR(8). The longest value has 8 characters; some room is left. [attr_КодОКВЭД.maxLength = 8]
-- type register__inf_okved_opt.attr_НаимОКВЭД: VARCHAR(255). The longest value has 240 characters; some room is left. [attr_НаимОКВЭД.maxLength = 240]

-- not partition register: PARTITION BY: There is no complete time axis along which rows come and go.
-- not index register: INDEX (code_form_ind_entrep): code_form_ind_entrep: 2 values in 93,868 rows; one value is 50 % of the table, a full scan is cheaper.
-- not index register: INDEX (name_form_ind_entrep): name_form_ind_entrep: 2 values in 93,868 rows; one value is 50 % of the table, a full scan is cheaper.
-- not index register: INDEX (inf_stop_ind_entrep_code): inf_stop_ind_entrep_code: 9 values in 93,868 rows; one value is 11.1 % of the table, a full scan is cheaper.
-- not index register: INDEX: The other columns (13): without queries nothing says that an index would pay; give them (--queries).
-- not index register__inf_okved_opt: INDEX (attr_ПрВерсОКВЭД): attr_ПрВерсОКВЭД: 2 values in 750,944 rows; one value is 50 % of the table, a full scan is cheaper.
-- not index register__inf_okved_opt: INDEX: The other columns (4): without queries nothing says that an index would pay; give them (--queries).
