CREATE TABLE item (
  _id uuid NOT NULL,
  actual_unverified_data boolean NOT NULL,
  object_common_data_cad_number text NOT NULL,
  object_common_data_quarter_cad_number text NOT NULL,
  object_common_data_previously_posted boolean NOT NULL,
  params_area numeric(12,2),
  params_floors text,
  params_name text,
  params_purpose_code text NOT NULL,
  params_underground_floors text,
  params_year_built text,
  record_info_record_number text NOT NULL,
  record_info_registration_date date NOT NULL
);
COMMENT ON TABLE item IS 'Source: examples/city/cadastre.xml';
COMMENT ON COLUMN item.object_common_data_cad_number IS 'object_common_data/cad_number';
COMMENT ON COLUMN item.object_common_data_quarter_cad_number IS 'object_common_data/quarter_cad_number';
COMMENT ON COLUMN item.object_common_data_previously_posted IS 'object_common_data/previously_posted';
COMMENT ON COLUMN item.params_area IS 'params/area';
COMMENT ON COLUMN item.params_floors IS 'params/floors';
COMMENT ON COLUMN item.params_name IS 'params/name';
COMMENT ON COLUMN item.params_purpose_code IS 'params/purpose/code';
COMMENT ON COLUMN item.params_underground_floors IS 'params/underground_floors';
COMMENT ON COLUMN item.params_year_built IS 'params/year_built';
COMMENT ON COLUMN item.record_info_record_number IS 'record_info/record_number';
COMMENT ON COLUMN item.record_info_registration_date IS 'record_info/registration_date';
CREATE TABLE item__contour_entity_spatial_spatials_elements_spatial_element (
  _id uuid NOT NULL,
  _parent_id uuid NOT NULL,
  _position bigint NOT NULL
);
COMMENT ON TABLE item__contour_entity_spatial_spatials_elements_spatial_element IS 'Source: examples/city/cadastre.xml';
CREATE TABLE item__contour_entity_spatial_spatials_elements_spatial_75c62813 (
  _parent_id uuid NOT NULL,
  _position bigint NOT NULL,
  x numeric(9,2) NOT NULL,
  y numeric(9,2) NOT NULL,
  ord_nmb smallint NOT NULL,
  delta_geopoint numeric(3,2)
);
COMMENT ON TABLE item__contour_entity_spatial_spatials_elements_spatial_75c62813 IS 'Source: examples/city/cadastre.xml';
ALTER TABLE item ADD CONSTRAINT item_pkey PRIMARY KEY (_id);
ALTER TABLE item ADD CONSTRAINT item_object_common_data_cad_number_key UNIQUE (object_common_data_cad_number);
ALTER TABLE item ADD CONSTRAINT item_record_info_record_number_key UNIQUE (record_info_record_number);
ALTER TABLE item__contour_entity_spatial_spatials_elements_spatial_element ADD CONSTRAINT item__contour_entity_spatial_spatials_elements_spatial_11964b77 PRIMARY KEY (_id);
ALTER TABLE item__contour_entity_spatial_spatials_elements_spatial_element ADD CONSTRAINT item__contour_entity_spatial_spatials_elements_spatial_47e6a130 FOREIGN KEY (_parent_id) REFERENCES item (_id);
CREATE INDEX item__contour_entity_spatial_spatials_elements_spatial_703518ab ON item__contour_entity_spatial_spatials_elements_spatial_element (_parent_id);
ALTER TABLE item__contour_entity_spatial_spatials_elements_spatial_75c62813 ADD CONSTRAINT item__contour_entity_spatial_spatials_elements_spatial_5a9ba4f0 PRIMARY KEY (_parent_id, _position);
ALTER TABLE item__contour_entity_spatial_spatials_elements_spatial_75c62813 ADD CONSTRAINT item__contour_entity_spatial_spatials_elements_spatial_65517a05 FOREIGN KEY (_parent_id) REFERENCES item__contour_entity_spatial_spatials_elements_spatial_element (_id);

-- key item.object_common_data_cad_number: UNIQUE (object_common_data_cad_number). object_common_data_cad_number: complete and without repetition in all 189,441 rows (exact count). [object_common_data_cad_number.distinct = 189441; rows = 189441]
-- key item._id: PRIMARY KEY (_id). _id is made when nested data are taken apart, and joins the tables.
-- index item.record_info_record_number: UNIQUE. record_info_record_number is unique in all 189,441 rows (exact count) and named as an identifier. [rows = 189441]
-- key item__contour_entity_spatial_spatials_elements_spatial_element._id: PRIMARY KEY (_id). _id is made when nested data are taken apart, and joins the tables.
-- key item__contour_entity_spatial_spatials_elements_spatial_element._parent_id: FOREIGN KEY (_parent_id) → item. The rows belong to records of item.
-- index item__contour_entity_spatial_spatials_elements_spatial_element._parent_id: BTREE. Joins with the parent and deletions along with it go by this column.
-- key item__contour_entity_spatial_spatials_elements_spatial_75c62813._parent_id, _position: PRIMARY KEY (_parent_id, _position). _parent_id, _position is made when nested data are taken apart, and joins the tables.
-- key item__contour_entity_spatial_spatials_elements_spatial_75c62813._parent_id: FOREIGN KEY (_parent_id) → item__contour_entity_spatial_spatials_elements_spatial_element. The rows belong to records of item__contour_entity_spatial_spatials_elements_spatial_element.

-- not partition item: PARTITION BY: There is no complete time axis along which rows come and go.
-- not index item: INDEX (actual_unverified_data): actual_unverified_data: 2 values in 189,441 rows; one value is 50 % of the table, a full scan is cheaper.
-- not index item: INDEX (object_common_data_previously_posted): object_common_data_previously_posted: 2 values in 189,441 rows; one value is 50 % of the table, a full scan is cheaper.
-- not index item: INDEX: The other columns (10): without queries nothing says that an index would pay; give them (--queries).
-- not index item__contour_entity_spatial_spatials_elements_spatial_75c62813: INDEX (delta_geopoint): delta_geopoint: 9 values in 3,031,056 rows; one value is 11.1 % of the table, a full scan is cheaper.
-- not index item__contour_entity_spatial_spatials_elements_spatial_75c62813: INDEX: The other columns (3): without queries nothing says that an index would pay; give them (--queries).
