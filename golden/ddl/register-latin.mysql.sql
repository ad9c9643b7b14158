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
COMMENT = 'Источник: examples/city/register.json';
CREATE TABLE register__inf_okved_opt (
  _parent_id BINARY(16) NOT NULL,
  _position BIGINT NOT NULL,
  grnip_data_attr_grnip VARCHAR(16) NOT NULL COMMENT 'ГРНИПДата/attr_ГРНИП',
  grnip_data_attr_data_zapisi DATE NOT NULL COMMENT 'ГРНИПДата/attr_ДатаЗаписи',
  attr_kod_okved VARCHAR(8) NOT NULL COMMENT 'attr_КодОКВЭД',
  attr_naim_okved VARCHAR(255) NOT NULL COMMENT 'attr_НаимОКВЭД',
  attr_pr_vers_okved SMALLINT NOT NULL COMMENT 'attr_ПрВерсОКВЭД',
  PRIMARY KEY (_parent_id, _position),
  CONSTRAINT register__inf_okved_opt_parent_fkey FOREIGN KEY (_parent_id) REFERENCES register (_id)
)
ENGINE = InnoDB
DEFAULT CHARACTER SET = utf8mb4
COLLATE = utf8mb4_bin
COMMENT = 'Источник: examples/city/register.json';

-- key register.ogrnip: UNIQUE (ogrnip). ogrnip: заполнен и без повторов во всех 1 000 строках (точный счёт). [ogrnip.distinct = 1000; rows = 1000]
-- key register._id: PRIMARY KEY (_id). _id создаётся при разборе вложенных данных и связывает таблицы.
-- index register.innfl: UNIQUE. innfl уникален во всех 1 000 строках (точный счёт) и назван как идентификатор. [rows = 1000]
-- type register.code_form_ind_entrep: VARCHAR(8). Самое длинное значение — 5 знаков; взят запас. [code_form_ind_entrep.maxLength = 5]
-- type register.name_form_ind_entrep: VARCHAR(64). Самое длинное значение — 60 знаков; взят запас. [name_form_ind_entrep.maxLength = 60]
-- type register.inf_authority_reg_ind_entrep_name: VARCHAR(128). Самое длинное значение — 90 знаков; взят запас. [inf_authority_reg_ind_entrep_name.maxLength = 90]
-- type register.inf_authority_reg_ind_entrep_code: VARCHAR(8). Самое длинное значение — 4 знака; взят запас. [inf_authority_reg_ind_entrep_code.maxLength = 4]
-- type register.inf_okved_code: VARCHAR(8). Самое длинное значение — 8 знаков; взят запас. [inf_okved_code.maxLength = 8]
-- type register.inf_okved_name: VARCHAR(255). Самое длинное значение — 240 знаков; взят запас. [inf_okved_name.maxLength = 240]
-- type register.inf_surname_ind_entrep_firstname: VARCHAR(32). Самое длинное значение — 20 знаков; взят запас. [inf_surname_ind_entrep_firstname.maxLength = 20]
-- type register.innfl: VARCHAR(16). Идентификатор (inn), а не число: ведущие нули и длина значимы, считать по нему нечего. [innfl.semantic = inn]
-- type register.innfl: VARCHAR(16). Самое длинное значение — 12 знаков; взят запас. [innfl.maxLength = 12]
-- type register.ogrnip: VARCHAR(16). Идентификатор (ogrnip), а не число: ведущие нули и длина значимы, считать по нему нечего. [ogrnip.semantic = ogrnip]
-- type register.ogrnip: VARCHAR(16). Самое длинное значение — 15 знаков; взят запас. [ogrnip.maxLength = 15]
-- type register.insured_pf: VARCHAR(16). Самое длинное значение — 14 знаков; взят запас. [insured_pf.maxLength = 14]
-- type register.email_ind_entrep: VARCHAR(64). Самое длинное значение — 40 знаков; взят запас. [email_ind_entrep.maxLength = 40]
-- type register.inf_stop_ind_entrep_code: VARCHAR(8). Самое длинное значение — 3 знака; взят запас. [inf_stop_ind_entrep_code.maxLength = 3]
-- key register__inf_okved_opt._parent_id, _position: PRIMARY KEY (_parent_id, _position). _parent_id, _position создаётся при разборе вложенных данных и связывает таблицы.
-- key register__inf_okved_opt._parent_id: FOREIGN KEY (_parent_id) → register. Строки принадлежат записям таблицы register.
-- type register__inf_okved_opt.grnip_data_attr_grnip: VARCHAR(16). Самое длинное значение — 15 знаков; взят запас. [ГРНИПДата_attr_ГРНИП.maxLength = 15]
-- type register__inf_okved_opt.attr_kod_okved: VARCHAR(8). Самое длинное значение — 8 знаков; взят запас. [attr_КодОКВЭД.maxLength = 8]
-- type register__inf_okved_opt.attr_naim_okved: VARCHAR(255). Самое длинное значение — 240 знаков; взят запас. [attr_НаимОКВЭД.maxLength = 240]

-- not partition register: PARTITION BY: Нет заполненной оси времени, по которой строки приходят и уходят.
-- not index register: INDEX (code_form_ind_entrep): code_form_ind_entrep: 2 значения на 1 000 строк — одно значение это 50 % таблицы, полный проход дешевле.
-- not index register: INDEX (name_form_ind_entrep): name_form_ind_entrep: 2 значения на 1 000 строк — одно значение это 50 % таблицы, полный проход дешевле.
-- not index register: INDEX (inf_stop_ind_entrep_code): inf_stop_ind_entrep_code: 9 значений на 1 000 строк — одно значение это 11,1 % таблицы, полный проход дешевле.
-- not index register: INDEX: Остальные столбцы (13): без запросов неизвестно, окупится ли индекс; назовите их (--queries).
-- not index register__inf_okved_opt: INDEX (attr_pr_vers_okved): attr_pr_vers_okved: 2 значения на 8 000 строк — одно значение это 50 % таблицы, полный проход дешевле.
-- not index register__inf_okved_opt: INDEX: Остальные столбцы (4): без запросов неизвестно, окупится ли индекс; назовите их (--queries).
