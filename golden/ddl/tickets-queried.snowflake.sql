CREATE TABLE tickets (
  created TIMESTAMP_TZ(6) NOT NULL,
  order_status VARCHAR NOT NULL,
  ticket_status VARCHAR NOT NULL,
  ticket_price NUMBER(7,2) NOT NULL,
  visitor_category VARCHAR NOT NULL,
  event_id NUMBER(10,0) NOT NULL,
  is_active BOOLEAN NOT NULL,
  valid_to DATE NOT NULL,
  count_visitor NUMBER(3,0) NOT NULL,
  is_entrance BOOLEAN NOT NULL,
  is_entrance_mdate TIMESTAMP_TZ(6),
  event_name VARCHAR NOT NULL,
  event_kind_name VARCHAR NOT NULL,
  spot_id NUMBER(10,0) NOT NULL,
  spot_name VARCHAR NOT NULL,
  museum_name VARCHAR NOT NULL,
  start_datetime TIMESTAMP_NTZ(6),
  ticket_id NUMBER(10,0) NOT NULL,
  update_timestamp TIMESTAMP_TZ(6) NOT NULL,
  client_name VARCHAR,
  name VARCHAR NOT NULL,
  surname VARCHAR NOT NULL,
  client_phone VARCHAR,
  museum_inn VARCHAR NOT NULL,
  birthday_date DATE,
  order_number VARCHAR NOT NULL,
  ticket_number VARCHAR(36) NOT NULL,
  PRIMARY KEY (ticket_id)
)
COMMENT = 'Source: examples/city/tickets.csv';
ALTER TABLE tickets ADD SEARCH OPTIMIZATION ON FULL_TEXT(event_name);

-- key tickets.ticket_id: PRIMARY KEY (ticket_id). ticket_id: complete and without repetition in all 20,000,000 rows (exact count). [ticket_id.distinct = 20000000; rows = 20000000]
-- index tickets.event_name: TEXT. 10 % of the queries search inside the text of event_name: an inverted index. [event_name.distinct = 7303 (exact); rows = 20000000]
-- type tickets.client_phone: VARCHAR. An identifier (phone), not a quantity: leading zeros and length matter, nothing is computed from it. [client_phone.semantic = phone]
-- type tickets.museum_inn: VARCHAR. An identifier (inn), not a quantity: leading zeros and length matter, nothing is computed from it. [museum_inn.semantic = inn]

-- not partition PARTITION BY: Snowflake has no partitions that a user defines; CLUSTER BY takes their place.
-- not cluster CLUSTER BY: Snowflake: clustering pays from 1 TB, 47.3 GB are expected.
-- not index CREATE INDEX: Snowflake has no ordinary secondary indexes; CLUSTER BY, SEARCH stands in.
-- not key KEY … ENFORCED: Snowflake does not enforce keys: this informs the planner and the reader.
