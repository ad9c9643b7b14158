CREATE TABLE register (
  _id UUID,
  date_exec Date32,
  code_form_ind_entrep LowCardinality(String),
  name_form_ind_entrep LowCardinality(String),
  inf_authority_reg_ind_entrep_name LowCardinality(String),
  inf_authority_reg_ind_entrep_code LowCardinality(String),
  inf_okved_code LowCardinality(String),
  inf_okved_name LowCardinality(String),
  process_dttm DateTime64(6),
  inf_surname_ind_entrep_firstname LowCardinality(String),
  dob Date32,
  date_ogrnip Date32,
  innfl String,
  ogrnip String,
  insured_pf Nullable(String),
  email_ind_entrep Nullable(String),
  inf_stop_ind_entrep_code LowCardinality(Nullable(String))
)
ENGINE = MergeTree
ORDER BY (inf_authority_reg_ind_entrep_name, ogrnip)
COMMENT 'Источник: examples/city/register.json';
CREATE TABLE register__inf_okved_opt (
  _parent_id UUID,
  _position Int64,
  grnip_data_attr_grnip String COMMENT 'ГРНИПДата/attr_ГРНИП',
  grnip_data_attr_data_zapisi Date32 COMMENT 'ГРНИПДата/attr_ДатаЗаписи',
  attr_kod_okved LowCardinality(String) COMMENT 'attr_КодОКВЭД',
  attr_naim_okved LowCardinality(String) COMMENT 'attr_НаимОКВЭД',
  attr_pr_vers_okved Int16 COMMENT 'attr_ПрВерсОКВЭД' CODEC(T64, ZSTD(1))
)
ENGINE = MergeTree
ORDER BY (_parent_id, _position)
COMMENT 'Источник: examples/city/register.json';

-- key register.ogrnip: KEY (ogrnip). ogrnip: заполнен и без повторов во всех 1 000 строках (точный счёт). [ogrnip.distinct = 1000; rows = 1000]
-- key register._id: KEY (_id). _id создаётся при разборе вложенных данных и связывает таблицы.
-- key register.inf_authority_reg_ind_entrep_name: ORDER BY. Измерение: 89 значений на 1 000 строк; редкие впереди, чтобы отбор читал сплошные куски. [inf_authority_reg_ind_entrep_name.distinct = 89 (exact); rows = 1000]
-- key register.ogrnip: ORDER BY. Ключ: по нему ищут и сводят версии строк.
-- type register.code_form_ind_entrep: LowCardinality(String). 2 значения на 1 000 строк: словарь вместо текста (до 1 000 — выигрыш и в месте, и в скорости). [code_form_ind_entrep.distinct = 2 (exact); rows = 1000]
-- type register.name_form_ind_entrep: LowCardinality(String). 2 значения на 1 000 строк: словарь вместо текста (до 1 000 — выигрыш и в месте, и в скорости). [name_form_ind_entrep.distinct = 2 (exact); rows = 1000]
-- type register.inf_authority_reg_ind_entrep_name: LowCardinality(String). 89 значений на 1 000 строк: словарь вместо текста (до 1 000 — выигрыш и в месте, и в скорости). [inf_authority_reg_ind_entrep_name.distinct = 89 (exact); rows = 1000]
-- type register.inf_authority_reg_ind_entrep_code: LowCardinality(String). 89 значений на 1 000 строк: словарь вместо текста (до 1 000 — выигрыш и в месте, и в скорости). [inf_authority_reg_ind_entrep_code.distinct = 89 (exact); rows = 1000]
-- type register.inf_okved_code: LowCardinality(String). 125 значений на 1 000 строк: словарь вместо текста (до 1 000 — выигрыш и в месте, и в скорости). [inf_okved_code.distinct = 125 (exact); rows = 1000]
-- type register.inf_okved_name: LowCardinality(String). 125 значений на 1 000 строк: словарь вместо текста (до 1 000 — выигрыш и в месте, и в скорости). [inf_okved_name.distinct = 125 (exact); rows = 1000]
-- type register.inf_surname_ind_entrep_firstname: LowCardinality(String). 125 значений на 1 000 строк: словарь вместо текста (до 1 000 — выигрыш и в месте, и в скорости). [inf_surname_ind_entrep_firstname.distinct = 125 (exact); rows = 1000]
-- type register.innfl: String. Идентификатор (inn), а не число: ведущие нули и длина значимы, считать по нему нечего. [innfl.semantic = inn]
-- type register.ogrnip: String. Идентификатор (ogrnip), а не число: ведущие нули и длина значимы, считать по нему нечего. [ogrnip.semantic = ogrnip]
-- type register.inf_stop_ind_entrep_code: LowCardinality(String). 9 значений на 1 000 строк: словарь вместо текста (до 1 000 — выигрыш и в месте, и в скорости). [inf_stop_ind_entrep_code.distinct = 9 (exact); rows = 1000]
-- key register__inf_okved_opt._parent_id, _position: KEY (_parent_id, _position). _parent_id, _position создаётся при разборе вложенных данных и связывает таблицы.
-- key register__inf_okved_opt._parent_id: ORDER BY. Ключ: по нему ищут и сводят версии строк.
-- key register__inf_okved_opt._position: ORDER BY. Ключ: по нему ищут и сводят версии строк.
-- type register__inf_okved_opt.attr_kod_okved: LowCardinality(String). 125 значений на 8 000 строк: словарь вместо текста (до 1 000 — выигрыш и в месте, и в скорости). [attr_КодОКВЭД.distinct = 125 (exact); rows = 8000]
-- type register__inf_okved_opt.attr_naim_okved: LowCardinality(String). 125 значений на 8 000 строк: словарь вместо текста (до 1 000 — выигрыш и в месте, и в скорости). [attr_НаимОКВЭД.distinct = 125 (exact); rows = 8000]
-- codec register__inf_okved_opt.attr_pr_vers_okved: CODEC(T64, ZSTD(1)). Значения от 2001 до 2014: лишние старшие биты отбрасываются. [attr_ПрВерсОКВЭД.min = 2001; attr_ПрВерсОКВЭД.max = 2014]

-- not partition register: PARTITION BY: Нет заполненной оси времени, по которой строки приходят и уходят.
-- not key register: ORDER BY (inf_stop_ind_entrep_code): inf_stop_ind_entrep_code бывает пустым (610 строк): ClickHouse не берёт Nullable в ключ сортировки.
-- not key register: ORDER BY (inf_authority_reg_ind_entrep_code): С inf_authority_reg_ind_entrep_code сочетаний стало бы 7 921 на 1 000 строк: время внутри них уже не отсекало бы.
-- not index INDEX … TYPE …: Вся таблица — 1 гранула по 8 192 строки (окупается от 128): пропускать нечего.
-- not key register: UNIQUE (ogrnip): ClickHouse не проверяет уникальность ogrnip при вставке; версии строки сводит ReplacingMergeTree.
-- not key register: UNIQUE (innfl): ClickHouse не проверяет уникальность innfl при вставке; версии строки сводит ReplacingMergeTree.
