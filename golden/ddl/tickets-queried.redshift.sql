CREATE TABLE tickets (
  created TIMESTAMPTZ NOT NULL,
  order_status VARCHAR(32) NOT NULL,
  ticket_status VARCHAR(32) NOT NULL,
  ticket_price DECIMAL(7,2) NOT NULL,
  visitor_category VARCHAR(2048) NOT NULL,
  event_id INTEGER NOT NULL,
  is_active BOOLEAN NOT NULL,
  valid_to DATE NOT NULL,
  count_visitor SMALLINT NOT NULL,
  is_entrance BOOLEAN NOT NULL,
  is_entrance_mdate TIMESTAMPTZ,
  event_name VARCHAR(512) NOT NULL,
  event_kind_name VARCHAR(128) NOT NULL,
  spot_id INTEGER NOT NULL,
  spot_name VARCHAR(255) NOT NULL,
  museum_name VARCHAR(128) NOT NULL,
  start_datetime TIMESTAMP,
  ticket_id INTEGER NOT NULL,
  update_timestamp TIMESTAMPTZ NOT NULL,
  client_name VARCHAR(128),
  name VARCHAR(32) NOT NULL,
  surname VARCHAR(64) NOT NULL,
  client_phone VARCHAR(32),
  museum_inn VARCHAR(32) NOT NULL,
  birthday_date DATE,
  order_number VARCHAR(32) NOT NULL,
  ticket_number CHAR(36) NOT NULL,
  PRIMARY KEY (ticket_id)
)
DISTSTYLE AUTO
COMPOUND SORTKEY (ticket_status, museum_name, created);
COMMENT ON TABLE tickets IS 'Source: examples/city/tickets.csv';

-- key tickets.ticket_id: PRIMARY KEY (ticket_id). ticket_id: complete and without repetition in all 20,000,000 rows (exact count). [ticket_id.distinct = 20000000; rows = 20000000]
-- cluster tickets.ticket_status: COMPOUND SORTKEY. Compound sort key: ticket_status lets zone maps skip blocks. [ticket_status.distinct = 4 (exact); rows = 20000000]
-- cluster tickets.museum_name: COMPOUND SORTKEY. Compound sort key: museum_name lets zone maps skip blocks. [museum_name.distinct = 142 (exact); rows = 20000000]
-- cluster tickets.created: COMPOUND SORTKEY. Compound sort key: created lets zone maps skip blocks. [created.distinct = 19800000 (exact); rows = 20000000]
-- type tickets.order_status: VARCHAR(32). The longest value has 18 bytes; some room is left. [order_status.maxLength = 9]
-- type tickets.ticket_status: VARCHAR(32). The longest value has 18 bytes; some room is left. [ticket_status.maxLength = 9]
-- type tickets.visitor_category: VARCHAR(2048). The longest value has 1,104 bytes; some room is left. [visitor_category.maxLength = 552]
-- type tickets.event_name: VARCHAR(512). The longest value has 280 bytes; some room is left. [event_name.maxLength = 140]
-- type tickets.event_kind_name: VARCHAR(128). The longest value has 80 bytes; some room is left. [event_kind_name.maxLength = 40]
-- type tickets.spot_name: VARCHAR(255). The longest value has 180 bytes; some room is left. [spot_name.maxLength = 90]
-- type tickets.museum_name: VARCHAR(128). The longest value has 120 bytes; some room is left. [museum_name.maxLength = 60]
-- type tickets.client_name: VARCHAR(128). The longest value has 80 bytes; some room is left. [client_name.maxLength = 40]
-- type tickets.name: VARCHAR(32). The longest value has 28 bytes; some room is left. [name.maxLength = 14]
-- type tickets.surname: VARCHAR(64). The longest value has 40 bytes; some room is left. [surname.maxLength = 20]
-- type tickets.client_phone: VARCHAR(32). An identifier (phone), not a quantity: leading zeros and length matter, nothing is computed from it. [client_phone.semantic = phone]
-- type tickets.client_phone: VARCHAR(32). The longest value has 22 bytes; some room is left. [client_phone.maxLength = 11]
-- type tickets.museum_inn: VARCHAR(32). An identifier (inn), not a quantity: leading zeros and length matter, nothing is computed from it. [museum_inn.semantic = inn]
-- type tickets.museum_inn: VARCHAR(32). The longest value has 20 bytes; some room is left. [museum_inn.maxLength = 10]
-- type tickets.order_number: VARCHAR(32). The longest value has 24 bytes; some room is left. [order_number.maxLength = 12]

-- not partition PARTITION BY: Amazon Redshift has no partitions that a user defines; SORTKEY takes their place.
-- not index CREATE INDEX: Amazon Redshift has no ordinary secondary indexes; SORTKEY stands in.
-- not key KEY … ENFORCED: Amazon Redshift does not enforce keys: this informs the planner and the reader.
