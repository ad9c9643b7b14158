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
COMMENT = 'Источник: examples/city/register.json';
CREATE TABLE register__inf_okved_opt (
  _parent_id VARCHAR(36) NOT NULL,
  _position NUMBER(19,0) NOT NULL,
  grnip_data_attr_grnip VARCHAR NOT NULL COMMENT 'ГРНИПДата/attr_ГРНИП',
  grnip_data_attr_data_zapisi DATE NOT NULL COMMENT 'ГРНИПДата/attr_ДатаЗаписи',
  attr_kod_okved VARCHAR NOT NULL COMMENT 'attr_КодОКВЭД',
  attr_naim_okved VARCHAR NOT NULL COMMENT 'attr_НаимОКВЭД',
  attr_pr_vers_okved NUMBER(5,0) NOT NULL COMMENT 'attr_ПрВерсОКВЭД',
  PRIMARY KEY (_parent_id, _position),
  FOREIGN KEY (_parent_id) REFERENCES register (_id)
)
COMMENT = 'Источник: examples/city/register.json';

-- key register.ogrnip: KEY (ogrnip). ogrnip: заполнен и без повторов во всех 1 000 строках (точный счёт). [ogrnip.distinct = 1000; rows = 1000]
-- key register._id: PRIMARY KEY (_id). _id создаётся при разборе вложенных данных и связывает таблицы.
-- type register.innfl: VARCHAR. Идентификатор (inn), а не число: ведущие нули и длина значимы, считать по нему нечего. [innfl.semantic = inn]
-- type register.ogrnip: VARCHAR. Идентификатор (ogrnip), а не число: ведущие нули и длина значимы, считать по нему нечего. [ogrnip.semantic = ogrnip]
-- key register__inf_okved_opt._parent_id, _position: PRIMARY KEY (_parent_id, _position). _parent_id, _position создаётся при разборе вложенных данных и связывает таблицы.
-- key register__inf_okved_opt._parent_id: FOREIGN KEY (_parent_id) → register. Строки принадлежат записям таблицы register.

-- not partition register: PARTITION BY: В Snowflake нет разделов, которые задаёт пользователь; их место занимает CLUSTER BY.
-- not cluster register: CLUSTER BY: Snowflake: кластеризация окупается от 1 ТБ, ожидается 533 КБ.
-- not index CREATE INDEX: В Snowflake нет обычных вторичных индексов; вместо них CLUSTER BY, SEARCH.
-- not key KEY … ENFORCED: Snowflake не проверяет ключи: запись служит планировщику и читателю.
-- not cluster register__inf_okved_opt: CLUSTER BY: Snowflake: кластеризация окупается от 1 ТБ, ожидается 2,2 МБ.
