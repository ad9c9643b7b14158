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
COMMENT ON TABLE register IS 'Источник: examples/city/register.json';
CREATE TABLE register__inf_okved_opt (
  _parent_id CHAR(36) NOT NULL,
  _position BIGINT NOT NULL,
  grnip_data_attr_grnip VARCHAR(32) NOT NULL,
  grnip_data_attr_data_zapisi DATE NOT NULL,
  attr_kod_okved VARCHAR(16) NOT NULL,
  attr_naim_okved VARCHAR(512) NOT NULL,
  attr_pr_vers_okved SMALLINT NOT NULL,
  PRIMARY KEY (_parent_id, _position),
  FOREIGN KEY (_parent_id) REFERENCES register (_id)
)
DISTSTYLE KEY
DISTKEY (_parent_id)
SORTKEY AUTO;
COMMENT ON TABLE register__inf_okved_opt IS 'Источник: examples/city/register.json';
COMMENT ON COLUMN register__inf_okved_opt.grnip_data_attr_grnip IS 'ГРНИПДата/attr_ГРНИП';
COMMENT ON COLUMN register__inf_okved_opt.grnip_data_attr_data_zapisi IS 'ГРНИПДата/attr_ДатаЗаписи';
COMMENT ON COLUMN register__inf_okved_opt.attr_kod_okved IS 'attr_КодОКВЭД';
COMMENT ON COLUMN register__inf_okved_opt.attr_naim_okved IS 'attr_НаимОКВЭД';
COMMENT ON COLUMN register__inf_okved_opt.attr_pr_vers_okved IS 'attr_ПрВерсОКВЭД';

-- key register.ogrnip: KEY (ogrnip). ogrnip: заполнен и без повторов во всех 1 000 строках (точный счёт). [ogrnip.distinct = 1000; rows = 1000]
-- key register._id: PRIMARY KEY (_id). _id создаётся при разборе вложенных данных и связывает таблицы.
-- type register.code_form_ind_entrep: VARCHAR(16). Самое длинное значение — 10 байт; взят запас. [code_form_ind_entrep.maxLength = 5]
-- type register.name_form_ind_entrep: VARCHAR(128). Самое длинное значение — 120 байт; взят запас. [name_form_ind_entrep.maxLength = 60]
-- type register.inf_authority_reg_ind_entrep_name: VARCHAR(255). Самое длинное значение — 180 байт; взят запас. [inf_authority_reg_ind_entrep_name.maxLength = 90]
-- type register.inf_authority_reg_ind_entrep_code: VARCHAR(8). Самое длинное значение — 8 байт; взят запас. [inf_authority_reg_ind_entrep_code.maxLength = 4]
-- type register.inf_okved_code: VARCHAR(16). Самое длинное значение — 16 байт; взят запас. [inf_okved_code.maxLength = 8]
-- type register.inf_okved_name: VARCHAR(512). Самое длинное значение — 480 байт; взят запас. [inf_okved_name.maxLength = 240]
-- type register.inf_surname_ind_entrep_firstname: VARCHAR(64). Самое длинное значение — 40 байт; взят запас. [inf_surname_ind_entrep_firstname.maxLength = 20]
-- type register.innfl: VARCHAR(32). Идентификатор (inn), а не число: ведущие нули и длина значимы, считать по нему нечего. [innfl.semantic = inn]
-- type register.innfl: VARCHAR(32). Самое длинное значение — 24 байта; взят запас. [innfl.maxLength = 12]
-- type register.ogrnip: VARCHAR(32). Идентификатор (ogrnip), а не число: ведущие нули и длина значимы, считать по нему нечего. [ogrnip.semantic = ogrnip]
-- type register.ogrnip: VARCHAR(32). Самое длинное значение — 30 байт; взят запас. [ogrnip.maxLength = 15]
-- type register.insured_pf: VARCHAR(32). Самое длинное значение — 28 байт; взят запас. [insured_pf.maxLength = 14]
-- type register.email_ind_entrep: VARCHAR(128). Самое длинное значение — 80 байт; взят запас. [email_ind_entrep.maxLength = 40]
-- type register.inf_stop_ind_entrep_code: VARCHAR(8). Самое длинное значение — 6 байт; взят запас. [inf_stop_ind_entrep_code.maxLength = 3]
-- key register__inf_okved_opt._parent_id, _position: PRIMARY KEY (_parent_id, _position). _parent_id, _position создаётся при разборе вложенных данных и связывает таблицы.
-- key register__inf_okved_opt._parent_id: FOREIGN KEY (_parent_id) → register. Строки принадлежат записям таблицы register.
-- type register__inf_okved_opt.grnip_data_attr_grnip: VARCHAR(32). Самое длинное значение — 30 байт; взят запас. [ГРНИПДата_attr_ГРНИП.maxLength = 15]
-- type register__inf_okved_opt.attr_kod_okved: VARCHAR(16). Самое длинное значение — 16 байт; взят запас. [attr_КодОКВЭД.maxLength = 8]
-- type register__inf_okved_opt.attr_naim_okved: VARCHAR(512). Самое длинное значение — 480 байт; взят запас. [attr_НаимОКВЭД.maxLength = 240]

-- not partition register: PARTITION BY: В Amazon Redshift нет разделов, которые задаёт пользователь; их место занимает SORTKEY.
-- not index CREATE INDEX: В Amazon Redshift нет обычных вторичных индексов; вместо них SORTKEY.
-- not key KEY … ENFORCED: Amazon Redshift не проверяет ключи: запись служит планировщику и читателю.
