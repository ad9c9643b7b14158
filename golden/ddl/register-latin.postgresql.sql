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
COMMENT ON TABLE register IS 'Источник: examples/city/register.json';
CREATE TABLE register__inf_okved_opt (
  _parent_id uuid NOT NULL,
  _position bigint NOT NULL,
  grnip_data_attr_grnip text NOT NULL,
  grnip_data_attr_data_zapisi date NOT NULL,
  attr_kod_okved text NOT NULL,
  attr_naim_okved text NOT NULL,
  attr_pr_vers_okved smallint NOT NULL
);
COMMENT ON TABLE register__inf_okved_opt IS 'Источник: examples/city/register.json';
COMMENT ON COLUMN register__inf_okved_opt.grnip_data_attr_grnip IS 'ГРНИПДата/attr_ГРНИП';
COMMENT ON COLUMN register__inf_okved_opt.grnip_data_attr_data_zapisi IS 'ГРНИПДата/attr_ДатаЗаписи';
COMMENT ON COLUMN register__inf_okved_opt.attr_kod_okved IS 'attr_КодОКВЭД';
COMMENT ON COLUMN register__inf_okved_opt.attr_naim_okved IS 'attr_НаимОКВЭД';
COMMENT ON COLUMN register__inf_okved_opt.attr_pr_vers_okved IS 'attr_ПрВерсОКВЭД';
ALTER TABLE register ADD CONSTRAINT register_pkey PRIMARY KEY (_id);
ALTER TABLE register ADD CONSTRAINT register_ogrnip_key UNIQUE (ogrnip);
ALTER TABLE register ADD CONSTRAINT register_innfl_key UNIQUE (innfl);
ALTER TABLE register__inf_okved_opt ADD CONSTRAINT register__inf_okved_opt_pkey PRIMARY KEY (_parent_id, _position);
ALTER TABLE register__inf_okved_opt ADD CONSTRAINT register__inf_okved_opt_parent_fkey FOREIGN KEY (_parent_id) REFERENCES register (_id);

-- key register.ogrnip: UNIQUE (ogrnip). ogrnip: заполнен и без повторов во всех 1 000 строках (точный счёт). [ogrnip.distinct = 1000; rows = 1000]
-- key register._id: PRIMARY KEY (_id). _id создаётся при разборе вложенных данных и связывает таблицы.
-- index register.innfl: UNIQUE. innfl уникален во всех 1 000 строках (точный счёт) и назван как идентификатор. [rows = 1000]
-- type register.innfl: text. Идентификатор (inn), а не число: ведущие нули и длина значимы, считать по нему нечего. [innfl.semantic = inn]
-- type register.ogrnip: text. Идентификатор (ogrnip), а не число: ведущие нули и длина значимы, считать по нему нечего. [ogrnip.semantic = ogrnip]
-- key register__inf_okved_opt._parent_id, _position: PRIMARY KEY (_parent_id, _position). _parent_id, _position создаётся при разборе вложенных данных и связывает таблицы.
-- key register__inf_okved_opt._parent_id: FOREIGN KEY (_parent_id) → register. Строки принадлежат записям таблицы register.

-- not partition register: PARTITION BY: Нет заполненной оси времени, по которой строки приходят и уходят.
-- not index register: INDEX (code_form_ind_entrep): code_form_ind_entrep: 2 значения на 1 000 строк — одно значение это 50 % таблицы, полный проход дешевле.
-- not index register: INDEX (name_form_ind_entrep): name_form_ind_entrep: 2 значения на 1 000 строк — одно значение это 50 % таблицы, полный проход дешевле.
-- not index register: INDEX (inf_stop_ind_entrep_code): inf_stop_ind_entrep_code: 9 значений на 1 000 строк — одно значение это 11,1 % таблицы, полный проход дешевле.
-- not index register: INDEX: Остальные столбцы (13): без запросов неизвестно, окупится ли индекс; назовите их (--queries).
-- not index register__inf_okved_opt: INDEX (attr_pr_vers_okved): attr_pr_vers_okved: 2 значения на 8 000 строк — одно значение это 50 % таблицы, полный проход дешевле.
-- not index register__inf_okved_opt: INDEX: Остальные столбцы (4): без запросов неизвестно, окупится ли индекс; назовите их (--queries).
