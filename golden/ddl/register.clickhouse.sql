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
  inf_surname_ind_entrep_firstname String,
  dob Date32,
  date_ogrnip Date32,
  innfl String,
  ogrnip String,
  insured_pf Nullable(String),
  email_ind_entrep Nullable(String),
  inf_stop_ind_entrep_code LowCardinality(Nullable(String))
)
ENGINE = ReplacingMergeTree
ORDER BY (ogrnip)
COMMENT 'Source: examples/city/register.json';
CREATE TABLE register__inf_okved_opt (
  _parent_id UUID,
  _position Int64,
  `ГРНИПДата_attr_ГРНИП` String COMMENT 'ГРНИПДата/attr_ГРНИП',
  `ГРНИПДата_attr_ДатаЗаписи` Date32 COMMENT 'ГРНИПДата/attr_ДатаЗаписи',
  `attr_КодОКВЭД` LowCardinality(String),
  `attr_НаимОКВЭД` LowCardinality(String),
  `attr_ПрВерсОКВЭД` Int16 CODEC(T64, ZSTD(1))
)
ENGINE = ReplacingMergeTree
ORDER BY (_parent_id, _position)
COMMENT 'Source: examples/city/register.json';

-- key register.ogrnip: KEY (ogrnip). ogrnip: complete and without repetition in all 93,868 rows (exact count). [ogrnip.distinct = 93868; rows = 93868]
-- key register._id: KEY (_id). _id is made when nested data are taken apart, and joins the tables.
-- key register.ogrnip: ORDER BY. The key: rows are looked up and their versions joined by it.
-- key register.ogrnip: ReplacingMergeTree. Rows are updated: of rows with one ogrnip the last stays after a merge; read with FINAL.
-- type register.code_form_ind_entrep: LowCardinality(String). 2 distinct values in 93,868 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [code_form_ind_entrep.distinct = 2 (exact); rows = 93868]
-- type register.name_form_ind_entrep: LowCardinality(String). 2 distinct values in 93,868 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [name_form_ind_entrep.distinct = 2 (exact); rows = 93868]
-- type register.inf_authority_reg_ind_entrep_name: LowCardinality(String). 89 distinct values in 93,868 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [inf_authority_reg_ind_entrep_name.distinct = 89 (exact); rows = 93868]
-- type register.inf_authority_reg_ind_entrep_code: LowCardinality(String). 89 distinct values in 93,868 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [inf_authority_reg_ind_entrep_code.distinct = 89 (exact); rows = 93868]
-- type register.inf_okved_code: LowCardinality(String). 900 distinct values in 93,868 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [inf_okved_code.distinct = 900 (exact); rows = 93868]
-- type register.inf_okved_name: LowCardinality(String). 900 distinct values in 93,868 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [inf_okved_name.distinct = 900 (exact); rows = 93868]
-- type register.innfl: String. An identifier (inn), not a quantity: leading zeros and length matter, nothing is computed from it. [innfl.semantic = inn]
-- type register.ogrnip: String. An identifier (ogrnip), not a quantity: leading zeros and length matter, nothing is computed from it. [ogrnip.semantic = ogrnip]
-- type register.inf_stop_ind_entrep_code: LowCardinality(String). 9 distinct values in 93,868 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [inf_stop_ind_entrep_code.distinct = 9 (exact); rows = 93868]
-- key register__inf_okved_opt._parent_id, _position: KEY (_parent_id, _position). _parent_id, _position is made when nested data are taken apart, and joins the tables.
-- key register__inf_okved_opt._parent_id: ORDER BY. The key: rows are looked up and their versions joined by it.
-- key register__inf_okved_opt._position: ORDER BY. The key: rows are looked up and their versions joined by it.
-- key register__inf_okved_opt._parent_id, _position: ReplacingMergeTree. Rows are updated: of rows with one _parent_id, _position the last stays after a merge; read with FINAL.
-- type register__inf_okved_opt.attr_КодОКВЭД: LowCardinality(String). 900 distinct values in 750,944 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [attr_КодОКВЭД.distinct = 900 (exact); rows = 750944]
-- type register__inf_okved_opt.attr_НаимОКВЭД: LowCardinality(String). 900 distinct values in 750,944 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [attr_НаимОКВЭД.distinct = 900 (exact); rows = 750944]
-- codec register__inf_okved_opt.attr_ПрВерсОКВЭД: CODEC(T64, ZSTD(1)). Values run from 2001 to 2014: unused high bits are cropped. [attr_ПрВерсОКВЭД.min = 2001; attr_ПрВерсОКВЭД.max = 2014]

-- not partition register: PARTITION BY: There is no complete time axis along which rows come and go.
-- not index register: INDEX … TYPE …: Granules of 8,192 rows in the whole table: 12 (it pays from 128): there is nothing to skip.
-- not key register: UNIQUE (ogrnip): ClickHouse does not check that ogrnip is unique on insert; ReplacingMergeTree joins versions of a row.
-- not key register: UNIQUE (innfl): ClickHouse does not check that innfl is unique on insert; ReplacingMergeTree joins versions of a row.
-- not index register__inf_okved_opt: INDEX … TYPE …: Granules of 8,192 rows in the whole table: 92 (it pays from 128): there is nothing to skip.
