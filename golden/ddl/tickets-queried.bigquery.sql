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
PARTITION BY TIMESTAMP_TRUNC(created, MONTH)
CLUSTER BY ticket_status, museum_name, created
OPTIONS (description = 'Source: examples/city/tickets.csv');
CREATE SEARCH INDEX tickets_event_name_idx ON tickets (event_name);

-- key tickets.ticket_id: PRIMARY KEY (ticket_id). ticket_id: complete and without repetition in all 20,000,000 rows (exact count). [ticket_id.distinct = 20000000; rows = 20000000]
-- partition tickets.created: RANGE (created) month. 47.3 GB expected (threshold 10 GB); a partition is a month of created, queries over a period read only their own. [timeAxis.from = 2021-01-02T08:04:02.016+03:00; timeAxis.to = 2021-12-31T21:35:26.366+03:00; expectedBytes = 47303688462; expectedDays = 365; threshold = 10000000000]
-- cluster tickets.ticket_status: CLUSTER BY. BigQuery: 47.3 GB expected, the threshold is 10 GB: filters read less. [expectedBytes = 47303688462; threshold = 10000000000]
-- cluster tickets.museum_name: CLUSTER BY. BigQuery: 47.3 GB expected, the threshold is 10 GB: filters read less. [expectedBytes = 47303688462; threshold = 10000000000]
-- cluster tickets.created: CLUSTER BY. BigQuery: 47.3 GB expected, the threshold is 10 GB: filters read less. [expectedBytes = 47303688462; threshold = 10000000000]
-- index tickets.event_name: TEXT. 10 % of the queries search inside the text of event_name: an inverted index. [event_name.distinct = 7303 (exact); rows = 20000000]
-- type tickets.client_phone: STRING. An identifier (phone), not a quantity: leading zeros and length matter, nothing is computed from it. [client_phone.semantic = phone]
-- type tickets.museum_inn: STRING. An identifier (inn), not a quantity: leading zeros and length matter, nothing is computed from it. [museum_inn.semantic = inn]

-- not index CREATE INDEX: BigQuery has no ordinary secondary indexes; CLUSTER BY, SEARCH stands in.
-- not key KEY … ENFORCED: BigQuery does not enforce keys: this informs the planner and the reader.
