CREATE TABLE item (
  _id STRING(36) NOT NULL,
  actual_unverified_data BOOL NOT NULL,
  object_common_data_cad_number STRING NOT NULL OPTIONS (description = 'object_common_data/cad_number'),
  object_common_data_quarter_cad_number STRING NOT NULL OPTIONS (description = 'object_common_data/quarter_cad_number'),
  object_common_data_previously_posted BOOL NOT NULL OPTIONS (description = 'object_common_data/previously_posted'),
  params_area NUMERIC(12, 2) OPTIONS (description = 'params/area'),
  params_floors STRING OPTIONS (description = 'params/floors'),
  params_name STRING OPTIONS (description = 'params/name'),
  params_purpose_code STRING NOT NULL OPTIONS (description = 'params/purpose/code'),
  params_underground_floors STRING OPTIONS (description = 'params/underground_floors'),
  params_year_built STRING OPTIONS (description = 'params/year_built'),
  record_info_record_number STRING NOT NULL OPTIONS (description = 'record_info/record_number'),
  record_info_registration_date DATE NOT NULL OPTIONS (description = 'record_info/registration_date'),
  PRIMARY KEY (_id) NOT ENFORCED
)
OPTIONS (description = 'Source: examples/city/cadastre.xml');
CREATE TABLE item__contour_entity_spatial_spatials_elements_spatial_element (
  _id STRING(36) NOT NULL,
  _parent_id STRING(36) NOT NULL,
  _position INT64 NOT NULL,
  PRIMARY KEY (_id) NOT ENFORCED,
  FOREIGN KEY (_parent_id) REFERENCES item (_id) NOT ENFORCED
)
OPTIONS (description = 'Source: examples/city/cadastre.xml');
CREATE TABLE item__contour_entity_spatial_spatials_elements_spatial_element__ordinates_ordinate (
  _parent_id STRING(36) NOT NULL,
  _position INT64 NOT NULL,
  x NUMERIC(9, 2) NOT NULL,
  y NUMERIC(9, 2) NOT NULL,
  ord_nmb INT64 NOT NULL,
  delta_geopoint NUMERIC(3, 2),
  PRIMARY KEY (_parent_id, _position) NOT ENFORCED,
  FOREIGN KEY (_parent_id) REFERENCES item__contour_entity_spatial_spatials_elements_spatial_element (_id) NOT ENFORCED
)
OPTIONS (description = 'Source: examples/city/cadastre.xml');

-- key item.object_common_data_cad_number: KEY (object_common_data_cad_number). object_common_data_cad_number: complete and without repetition in all 189,441 rows (exact count). [object_common_data_cad_number.distinct = 189441; rows = 189441]
-- key item._id: PRIMARY KEY (_id). _id is made when nested data are taken apart, and joins the tables.
-- key item__contour_entity_spatial_spatials_elements_spatial_element._id: PRIMARY KEY (_id). _id is made when nested data are taken apart, and joins the tables.
-- key item__contour_entity_spatial_spatials_elements_spatial_element._parent_id: FOREIGN KEY (_parent_id) → item. The rows belong to records of item.
-- key item__contour_entity_spatial_spatials_elements_spatial_element__ordinates_ordinate._parent_id, _position: PRIMARY KEY (_parent_id, _position). _parent_id, _position is made when nested data are taken apart, and joins the tables.
-- key item__contour_entity_spatial_spatials_elements_spatial_element__ordinates_ordinate._parent_id: FOREIGN KEY (_parent_id) → item__contour_entity_spatial_spatials_elements_spatial_element. The rows belong to records of item__contour_entity_spatial_spatials_elements_spatial_element.

-- not partition item: PARTITION BY: There is no complete time axis along which rows come and go.
-- not cluster item: CLUSTER BY: BigQuery: clustering pays from 10 GB, 60.3 MB are expected.
-- not index CREATE INDEX: BigQuery has no ordinary secondary indexes; CLUSTER BY, SEARCH stands in.
-- not key KEY … ENFORCED: BigQuery does not enforce keys: this informs the planner and the reader.
-- not cluster item__contour_entity_spatial_spatials_elements_spatial_element: CLUSTER BY: BigQuery: clustering pays from 10 GB, 0 B are expected.
-- not cluster item__contour_entity_spatial_spatials_elements_spatial_element__ordinates_ordinate: CLUSTER BY: BigQuery: clustering pays from 10 GB, 75.4 MB are expected.
