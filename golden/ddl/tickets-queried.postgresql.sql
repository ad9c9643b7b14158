CREATE TABLE tickets (
  created timestamptz NOT NULL,
  order_status text NOT NULL,
  ticket_status text NOT NULL,
  ticket_price numeric(7,2) NOT NULL,
  visitor_category text NOT NULL,
  event_id integer NOT NULL,
  is_active boolean NOT NULL,
  valid_to date NOT NULL,
  count_visitor smallint NOT NULL,
  is_entrance boolean NOT NULL,
  is_entrance_mdate timestamptz,
  event_name text NOT NULL,
  event_kind_name text NOT NULL,
  spot_id integer NOT NULL,
  spot_name text NOT NULL,
  museum_name text NOT NULL,
  start_datetime timestamp,
  ticket_id integer NOT NULL,
  update_timestamp timestamptz NOT NULL,
  client_name text,
  name text NOT NULL,
  surname text NOT NULL,
  client_phone text,
  museum_inn text NOT NULL,
  birthday_date date,
  order_number text NOT NULL,
  ticket_number uuid NOT NULL
)
PARTITION BY RANGE (created);
CREATE TABLE tickets_2021_01 PARTITION OF tickets FOR VALUES FROM ('2021-01-01 00:00:00+00') TO ('2021-02-01 00:00:00+00');
CREATE TABLE tickets_2021_02 PARTITION OF tickets FOR VALUES FROM ('2021-02-01 00:00:00+00') TO ('2021-03-01 00:00:00+00');
CREATE TABLE tickets_2021_03 PARTITION OF tickets FOR VALUES FROM ('2021-03-01 00:00:00+00') TO ('2021-04-01 00:00:00+00');
CREATE TABLE tickets_2021_04 PARTITION OF tickets FOR VALUES FROM ('2021-04-01 00:00:00+00') TO ('2021-05-01 00:00:00+00');
CREATE TABLE tickets_2021_05 PARTITION OF tickets FOR VALUES FROM ('2021-05-01 00:00:00+00') TO ('2021-06-01 00:00:00+00');
CREATE TABLE tickets_2021_06 PARTITION OF tickets FOR VALUES FROM ('2021-06-01 00:00:00+00') TO ('2021-07-01 00:00:00+00');
CREATE TABLE tickets_2021_07 PARTITION OF tickets FOR VALUES FROM ('2021-07-01 00:00:00+00') TO ('2021-08-01 00:00:00+00');
CREATE TABLE tickets_2021_08 PARTITION OF tickets FOR VALUES FROM ('2021-08-01 00:00:00+00') TO ('2021-09-01 00:00:00+00');
CREATE TABLE tickets_2021_09 PARTITION OF tickets FOR VALUES FROM ('2021-09-01 00:00:00+00') TO ('2021-10-01 00:00:00+00');
CREATE TABLE tickets_2021_10 PARTITION OF tickets FOR VALUES FROM ('2021-10-01 00:00:00+00') TO ('2021-11-01 00:00:00+00');
CREATE TABLE tickets_2021_11 PARTITION OF tickets FOR VALUES FROM ('2021-11-01 00:00:00+00') TO ('2021-12-01 00:00:00+00');
CREATE TABLE tickets_2021_12 PARTITION OF tickets FOR VALUES FROM ('2021-12-01 00:00:00+00') TO ('2022-01-01 00:00:00+00');
CREATE TABLE tickets_rest PARTITION OF tickets DEFAULT;
COMMENT ON TABLE tickets IS 'Source: examples/city/tickets.csv';
CREATE EXTENSION IF NOT EXISTS pg_trgm;
ALTER TABLE tickets ADD CONSTRAINT tickets_pkey PRIMARY KEY (ticket_id, created);
CREATE INDEX tickets_created_idx ON tickets USING brin (created);
CREATE INDEX tickets_museum_name_created_idx ON tickets (museum_name, created);
CREATE INDEX tickets_client_phone_idx ON tickets (client_phone);
CREATE INDEX tickets_visitor_category_ticket_status_idx ON tickets (visitor_category, ticket_status);
CREATE INDEX tickets_order_number_idx ON tickets (order_number);
CREATE INDEX tickets_ticket_status_part_idx ON tickets (ticket_status) WHERE ticket_status <> 'PAID';
CREATE INDEX tickets_event_name_idx ON tickets USING gin (event_name gin_trgm_ops);

-- key tickets.ticket_id: PRIMARY KEY (ticket_id). ticket_id: complete and without repetition in all 20,000,000 rows (exact count). [ticket_id.distinct = 20000000; rows = 20000000]
-- partition tickets.created: RANGE (created) month. 47.3 GB expected (threshold 16 GB); a partition is a month of created, queries over a period read only their own. [timeAxis.from = 2021-01-02T08:04:02.016+03:00; timeAxis.to = 2021-12-31T21:35:26.366+03:00; expectedBytes = 47303688462; expectedDays = 365; threshold = 16000000000]
-- key tickets.created: PRIMARY KEY (ticket_id, created). The primary key of a partitioned table must contain the partition column created.
-- index tickets.created: BRIN. Rows lie in the order of values (correlation 0.9991), a block spans about 4.8 % of the range; the table has 47.3 GB: kilobytes instead of gigabytes. [timeAxis.orderCorrelation = 0.9991; expectedRows = 40054945]
-- index tickets.museum_name, created: BTREE. 50 % of the queries filter by museum_name, created; about 0.07 % of the rows are read. [museum_name.distinct = 142 (exact); rows = 20000000; created.distinct = 19800000 (exact); rows = 20000000]
-- index tickets.client_phone: BTREE. 20 % of the queries filter by client_phone; about 0.00001 % of the rows are read. [client_phone.distinct = 10000000 (exact); rows = 20000000]
-- index tickets.visitor_category, ticket_status: BTREE. 12 % of the queries filter by visitor_category, ticket_status; about 0.3 % of the rows are read. [visitor_category.distinct = 82 (exact); rows = 20000000; ticket_status.distinct = 4 (exact); rows = 20000000]
-- index tickets.order_number: BTREE. 8 % of the queries filter by order_number; about 0.000005 % of the rows are read. [order_number.distinct = 20000000 (exact); rows = 20000000]
-- index tickets.ticket_status: BTREE. 81 % of the rows have ticket_status = PAID: for that a full scan is cheaper, the index holds only the others. [ticket_status.top = PAID; count = 16200000; rows = 20000000]
-- index tickets.event_name: GIN-TRIGRAM. 10 % of the queries look for a part of event_name: trigrams (the extension pg_trgm). [event_name.distinct = 7303 (exact); rows = 20000000]
-- type tickets.client_phone: text. An identifier (phone), not a quantity: leading zeros and length matter, nothing is computed from it. [client_phone.semantic = phone]
-- type tickets.museum_inn: text. An identifier (inn), not a quantity: leading zeros and length matter, nothing is computed from it. [museum_inn.semantic = inn]

-- not key UNIQUE (order_number): Uniqueness of order_number cannot be enforced without the partition column created.
-- not key UNIQUE (ticket_number): Uniqueness of ticket_number cannot be enforced without the partition column created.
-- not index INDEX (order_status): order_status: 4 values in 20,000,000 rows; one value is 25 % of the table, a full scan is cheaper.
-- not index INDEX (is_active): is_active is constant: there is nothing to skip.
-- not index INDEX (count_visitor): count_visitor is constant: there is nothing to skip.
-- not index INDEX (is_entrance): is_entrance: 2 values in 20,000,000 rows; one value is 50 % of the table, a full scan is cheaper.
-- not index INDEX: The other columns (16): the given queries do not filter by them.
