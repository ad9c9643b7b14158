CREATE TABLE item (
  _id BINARY(16) NOT NULL,
  actual_unverified_data TINYINT(1) NOT NULL,
  object_common_data_cad_number VARCHAR(32) NOT NULL COMMENT 'object_common_data/cad_number',
  object_common_data_quarter_cad_number VARCHAR(16) NOT NULL COMMENT 'object_common_data/quarter_cad_number',
  object_common_data_previously_posted TINYINT(1) NOT NULL COMMENT 'object_common_data/previously_posted',
  params_area DECIMAL(12,2) COMMENT 'params/area',
  params_floors VARCHAR(16) COMMENT 'params/floors',
  params_name VARCHAR(255) COMMENT 'params/name',
  params_purpose_code VARCHAR(16) NOT NULL COMMENT 'params/purpose/code',
  params_underground_floors VARCHAR(16) COMMENT 'params/underground_floors',
  params_year_built VARCHAR(32) COMMENT 'params/year_built',
  record_info_record_number VARCHAR(32) NOT NULL COMMENT 'record_info/record_number',
  record_info_registration_date DATE NOT NULL COMMENT 'record_info/registration_date',
  PRIMARY KEY (_id),
  UNIQUE (object_common_data_cad_number),
  UNIQUE (record_info_record_number)
)
ENGINE = InnoDB
DEFAULT CHARACTER SET = utf8mb4
COLLATE = utf8mb4_bin
COMMENT = 'Source: examples/city/cadastre.xml';
CREATE TABLE item__contour_entity_spatial_spatials_elements_spatial_element (
  _id BINARY(16) NOT NULL,
  _parent_id BINARY(16) NOT NULL,
  _position BIGINT NOT NULL,
  PRIMARY KEY (_id),
  CONSTRAINT item__contour_entity_spatial_spatials_elements_spatial__47e6a130 FOREIGN KEY (_parent_id) REFERENCES item (_id)
)
ENGINE = InnoDB
DEFAULT CHARACTER SET = utf8mb4
COLLATE = utf8mb4_bin
COMMENT = 'Source: examples/city/cadastre.xml';
CREATE TABLE item__contour_entity_spatial_spatials_elements_spatial__75c62813 (
  _parent_id BINARY(16) NOT NULL,
  _position BIGINT NOT NULL,
  x DECIMAL(9,2) NOT NULL,
  y DECIMAL(9,2) NOT NULL,
  ord_nmb SMALLINT NOT NULL,
  delta_geopoint DECIMAL(3,2),
  PRIMARY KEY (_parent_id, _position),
  CONSTRAINT item__contour_entity_spatial_spatials_elements_spatial__2b52a6de FOREIGN KEY (_parent_id) REFERENCES item__contour_entity_spatial_spatials_elements_spatial_element (_id)
)
ENGINE = InnoDB
DEFAULT CHARACTER SET = utf8mb4
COLLATE = utf8mb4_bin
COMMENT = 'Source: examples/city/cadastre.xml';
CREATE INDEX item__contour_entity_spatial_spatials_elements_spatial__703518ab ON item__contour_entity_spatial_spatials_elements_spatial_element (_parent_id);

-- key item.object_common_data_cad_number: UNIQUE (object_common_data_cad_number). object_common_data_cad_number: complete and without repetition in all 189,441 rows (exact count). [object_common_data_cad_number.distinct = 189441; rows = 189441]
-- key item._id: PRIMARY KEY (_id). _id is made when nested data are taken apart, and joins the tables.
-- index item.record_info_record_number: UNIQUE. record_info_record_number is unique in all 189,441 rows (exact count) and named as an identifier. [rows = 189441]
-- type item.object_common_data_cad_number: VARCHAR(32). The longest value has 18 characters; some room is left. [object_common_data_cad_number.maxLength = 18]
-- type item.object_common_data_quarter_cad_number: VARCHAR(16). The longest value has 13 characters; some room is left. [object_common_data_quarter_cad_number.maxLength = 13]
-- type item.params_floors: VARCHAR(16). The longest value has 12 characters; some room is left. [params_floors.maxLength = 12]
-- type item.params_name: VARCHAR(255). The longest value has 200 characters; some room is left. [params_name.maxLength = 200]
-- type item.params_purpose_code: VARCHAR(16). The longest value has 12 characters; some room is left. [params_purpose_code.maxLength = 12]
-- type item.params_underground_floors: VARCHAR(16). The longest value has 12 characters; some room is left. [params_underground_floors.maxLength = 12]
-- type item.params_year_built: VARCHAR(32). The longest value has 28 characters; some room is left. [params_year_built.maxLength = 28]
-- type item.record_info_record_number: VARCHAR(32). The longest value has 20 characters; some room is left. [record_info_record_number.maxLength = 20]
-- key item__contour_entity_spatial_spatials_elements_spatial_element._id: PRIMARY KEY (_id). _id is made when nested data are taken apart, and joins the tables.
-- key item__contour_entity_spatial_spatials_elements_spatial_element._parent_id: FOREIGN KEY (_parent_id) → item. The rows belong to records of item.
-- index item__contour_entity_spatial_spatials_elements_spatial_element._parent_id: BTREE. Joins with the parent and deletions along with it go by this column.
-- key item__contour_entity_spatial_spatials_elements_spatial__75c62813._parent_id, _position: PRIMARY KEY (_parent_id, _position). _parent_id, _position is made when nested data are taken apart, and joins the tables.
-- key item__contour_entity_spatial_spatials_elements_spatial__75c62813._parent_id: FOREIGN KEY (_parent_id) → item__contour_entity_spatial_spatials_elements_spatial_element. The rows belong to records of item__contour_entity_spatial_spatials_elements_spatial_element.

-- not partition item: PARTITION BY: There is no complete time axis along which rows come and go.
-- not index item: INDEX (actual_unverified_data): actual_unverified_data: 2 values in 189,441 rows; one value is 50 % of the table, a full scan is cheaper.
-- not index item: INDEX (object_common_data_previously_posted): object_common_data_previously_posted: 2 values in 189,441 rows; one value is 50 % of the table, a full scan is cheaper.
-- not index item: INDEX: The other columns (10): without queries nothing says that an index would pay; give them (--queries).
-- not index item__contour_entity_spatial_spatials_elements_spatial__75c62813: INDEX (delta_geopoint): delta_geopoint: 9 values in 3,031,056 rows; one value is 11.1 % of the table, a full scan is cheaper.
-- not index item__contour_entity_spatial_spatials_elements_spatial__75c62813: INDEX: The other columns (3): without queries nothing says that an index would pay; give them (--queries).
