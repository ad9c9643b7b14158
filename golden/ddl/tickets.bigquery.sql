CREATE TABLE tickets (
  created TIMESTAMP NOT NULL,
  order_status STRING NOT NULL,
  ticket_status STRING NOT NULL,
  ticket_price NUMERIC(7, 2) NOT NULL,
  visitor_category STRING NOT NULL,
  event_id INT64 NOT NULL,
  is_active BOOL NOT NULL,
  valid_to DATE NOT NULL,
  count_visitor INT64 NOT NULL,
  is_entrance BOOL NOT NULL,
  is_entrance_mdate TIMESTAMP,
  event_name STRING NOT NULL,
  event_kind_name STRING NOT NULL,
  spot_id INT64 NOT NULL,
  spot_name STRING NOT NULL,
  museum_name STRING NOT NULL,
  start_datetime DATETIME,
  ticket_id INT64 NOT NULL,
  update_timestamp TIMESTAMP NOT NULL,
  client_name STRING,
  name STRING NOT NULL,
  surname STRING NOT NULL,
  client_phone STRING,
  museum_inn STRING NOT NULL,
  birthday_date DATE,
  order_number STRING NOT NULL,
  ticket_number STRING(36) NOT NULL,
  PRIMARY KEY (ticket_id) NOT ENFORCED
)
OPTIONS (description = 'Source: examples/city/tickets.csv');

-- key tickets.ticket_id: PRIMARY KEY (ticket_id). ticket_id: complete and without repetition in all 478,615 rows (exact count). [ticket_id.distinct = 478615; rows = 478615]
-- type tickets.client_phone: STRING. An identifier (phone), not a quantity: leading zeros and length matter, nothing is computed from it. [client_phone.semantic = phone]
-- type tickets.museum_inn: STRING. An identifier (inn), not a quantity: leading zeros and length matter, nothing is computed from it. [museum_inn.semantic = inn]

-- not partition PARTITION BY RANGE (created): Not yet: 1.1 GB (958,545 rows) expected within 365 days, the threshold is 10 GB. Partition by created once the table grows to that or rows get a lifetime.
-- not cluster CLUSTER BY: BigQuery: clustering pays from 10 GB, 1.1 GB are expected.
-- not index CREATE INDEX: BigQuery has no ordinary secondary indexes; CLUSTER BY, SEARCH stands in.
-- not key KEY … ENFORCED: BigQuery does not enforce keys: this informs the planner and the reader.
