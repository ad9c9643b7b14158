CREATE TABLE item (
  _id UUID,
  actual_unverified_data Bool,
  object_common_data_cad_number String COMMENT 'object_common_data/cad_number',
  object_common_data_quarter_cad_number String COMMENT 'object_common_data/quarter_cad_number',
  object_common_data_previously_posted Bool COMMENT 'object_common_data/previously_posted',
  params_area Nullable(Decimal(12, 2)) COMMENT 'params/area' CODEC(T64, ZSTD(1)),
  params_floors LowCardinality(Nullable(String)) COMMENT 'params/floors',
  params_name LowCardinality(Nullable(String)) COMMENT 'params/name',
  params_purpose_code LowCardinality(String) COMMENT 'params/purpose/code',
  params_underground_floors LowCardinality(Nullable(String)) COMMENT 'params/underground_floors',
  params_year_built LowCardinality(Nullable(String)) COMMENT 'params/year_built',
  record_info_record_number String COMMENT 'record_info/record_number',
  record_info_registration_date String COMMENT 'record_info/registration_date'
)
ENGINE = MergeTree
ORDER BY (params_purpose_code, object_common_data_cad_number)
COMMENT 'Source: examples/city/cadastre.xml';
CREATE TABLE item__contour_entity_spatial_spatials_elements_spatial_element (
  _id UUID,
  _parent_id UUID,
  _position Int64
)
ENGINE = MergeTree
ORDER BY (_parent_id, _position)
COMMENT 'Source: examples/city/cadastre.xml';
CREATE TABLE item__contour_entity_spatial_spatials_elements_spatial_element__ordinates_ordinate (
  _parent_id UUID,
  _position Int64,
  x Decimal(9, 2) CODEC(T64, ZSTD(1)),
  y Decimal(9, 2) CODEC(T64, ZSTD(1)),
  ord_nmb Int16 CODEC(T64, ZSTD(1)),
  delta_geopoint Nullable(Decimal(3, 2)) CODEC(T64, ZSTD(1))
)
ENGINE = MergeTree
ORDER BY (_parent_id, _position)
COMMENT 'Source: examples/city/cadastre.xml';

-- key item.object_common_data_cad_number: KEY (object_common_data_cad_number). object_common_data_cad_number: complete and without repetition in all 189,441 rows (exact count). [object_common_data_cad_number.distinct = 189441; rows = 189441]
-- key item._id: KEY (_id). _id is made when nested data are taken apart, and joins the tables.
-- key item.params_purpose_code: ORDER BY. A dimension: 14 values in 189,441 rows; few values first, so that a filter reads solid runs. [params_purpose_code.distinct = 14 (exact); rows = 189441]
-- key item.object_common_data_cad_number: ORDER BY. The key: rows are looked up and their versions joined by it.
-- codec item.params_area: CODEC(T64, ZSTD(1)). Values run from 1.2 to 981234.5: unused high bits are cropped. [params_area.min = 1.2; params_area.max = 981234.5]
-- type item.params_floors: LowCardinality(String). 60 distinct values in 189,441 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [params_floors.distinct = 60 (exact); rows = 189441]
-- type item.params_name: LowCardinality(String). 900 distinct values in 189,441 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [params_name.distinct = 900 (exact); rows = 189441]
-- type item.params_purpose_code: LowCardinality(String). 14 distinct values in 189,441 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [params_purpose_code.distinct = 14 (exact); rows = 189441]
-- type item.params_underground_floors: LowCardinality(String). 30 distinct values in 189,441 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [params_underground_floors.distinct = 30 (exact); rows = 189441]
-- type item.params_year_built: LowCardinality(String). 300 distinct values in 189,441 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [params_year_built.distinct = 300 (exact); rows = 189441]
-- type item.record_info_registration_date: String. Values run from 1111-11-11 to 2024-02-02; Date32 holds 1900-01-01…2299-12-31 and would silently change the rest: kept as text. [record_info_registration_date.min = 1111-11-11; record_info_registration_date.max = 2024-02-02]
-- key item__contour_entity_spatial_spatials_elements_spatial_element._id: KEY (_id). _id is made when nested data are taken apart, and joins the tables.
-- key item__contour_entity_spatial_spatials_elements_spatial_element._parent_id: ORDER BY. The key: rows are looked up and their versions joined by it.
-- key item__contour_entity_spatial_spatials_elements_spatial_element._position: ORDER BY. The key: rows are looked up and their versions joined by it.
-- key item__contour_entity_spatial_spatials_elements_spatial_element__ordinates_ordinate._parent_id, _position: KEY (_parent_id, _position). _parent_id, _position is made when nested data are taken apart, and joins the tables.
-- key item__contour_entity_spatial_spatials_elements_spatial_element__ordinates_ordinate._parent_id: ORDER BY. The key: rows are looked up and their versions joined by it.
-- key item__contour_entity_spatial_spatials_elements_spatial_element__ordinates_ordinate._position: ORDER BY. The key: rows are looked up and their versions joined by it.
-- codec item__contour_entity_spatial_spatials_elements_spatial_element__ordinates_ordinate.x: CODEC(T64, ZSTD(1)). Values run from -24916.01 to 31000.5: unused high bits are cropped. [x.min = -24916.01; x.max = 31000.5]
-- codec item__contour_entity_spatial_spatials_elements_spatial_element__ordinates_ordinate.y: CODEC(T64, ZSTD(1)). Values run from -13110.98 to 42000.5: unused high bits are cropped. [y.min = -13110.98; y.max = 42000.5]
-- codec item__contour_entity_spatial_spatials_elements_spatial_element__ordinates_ordinate.ord_nmb: CODEC(T64, ZSTD(1)). Values run from 1 to 300: unused high bits are cropped. [ord_nmb.min = 1; ord_nmb.max = 300]
-- codec item__contour_entity_spatial_spatials_elements_spatial_element__ordinates_ordinate.delta_geopoint: CODEC(T64, ZSTD(1)). Values run from 0.1 to 1.5: unused high bits are cropped. [delta_geopoint.min = 0.1; delta_geopoint.max = 1.5]

-- not partition item: PARTITION BY: There is no complete time axis along which rows come and go.
-- not key item: ORDER BY (params_underground_floors): params_underground_floors may be null (94,721 rows): ClickHouse takes no Nullable into the sorting key.
-- not key item: ORDER BY (params_floors): params_floors may be null (37,888 rows): ClickHouse takes no Nullable into the sorting key.
-- not key item: ORDER BY (params_year_built): params_year_built may be null (49,255 rows): ClickHouse takes no Nullable into the sorting key.
-- not index item: INDEX … TYPE …: Granules of 8,192 rows in the whole table: 24 (it pays from 128): there is nothing to skip.
-- not key item: UNIQUE (object_common_data_cad_number): ClickHouse does not check that object_common_data_cad_number is unique on insert; ReplacingMergeTree joins versions of a row.
-- not key item: UNIQUE (record_info_record_number): ClickHouse does not check that record_info_record_number is unique on insert; ReplacingMergeTree joins versions of a row.
-- not index item__contour_entity_spatial_spatials_elements_spatial_element: INDEX … TYPE …: Granules of 8,192 rows in the whole table: 18 (it pays from 128): there is nothing to skip.
-- not index item__contour_entity_spatial_spatials_elements_spatial_element__ordinates_ordinate: INDEX: The other columns (4): without queries nothing says that an index would pay; give them (--queries).
