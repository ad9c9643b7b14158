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
ALTER TABLE tickets ADD CONSTRAINT tickets_pkey PRIMARY KEY (ticket_id, created);
CREATE INDEX tickets_created_idx ON tickets USING brin (created);

-- key tickets.ticket_id: PRIMARY KEY (ticket_id). ticket_id: complete and without repetition in all 478,615 rows (exact count). [ticket_id.distinct = 478615; rows = 478615]
-- partition tickets.created: RANGE (created) month. Kept for 1,095 days, 365 GB expected: old rows leave as whole partitions (month of created), nothing is rewritten. [timeAxis.from = 2021-01-02T08:04:02.016+03:00; timeAxis.to = 2021-12-31T21:35:26.366+03:00; expectedBytes = 365000000000; expectedDays = 1095; threshold = 1000000000]
-- key tickets.created: PRIMARY KEY (ticket_id, created). The primary key of a partitioned table must contain the partition column created.
-- index tickets.created: BRIN. Rows lie in the order of values (correlation 0.9991), a block spans about 4.8 % of the range; the table has 365 GB: kilobytes instead of gigabytes. [timeAxis.orderCorrelation = 0.9991; expectedRows = 309067969]
-- type tickets.client_phone: text. An identifier (phone), not a quantity: leading zeros and length matter, nothing is computed from it. [client_phone.semantic = phone]
-- type tickets.museum_inn: text. An identifier (inn), not a quantity: leading zeros and length matter, nothing is computed from it. [museum_inn.semantic = inn]

-- not key UNIQUE (order_number): Uniqueness of order_number cannot be enforced without the partition column created.
-- not key UNIQUE (ticket_number): Uniqueness of ticket_number cannot be enforced without the partition column created.
-- not index INDEX (order_status): order_status: 4 values in 478,615 rows; one value is 25 % of the table, a full scan is cheaper.
-- not index INDEX (ticket_status): ticket_status: 4 values in 478,615 rows; one value is 25 % of the table, a full scan is cheaper.
-- not index INDEX (is_active): is_active is constant: there is nothing to skip.
-- not index INDEX (count_visitor): count_visitor is constant: there is nothing to skip.
-- not index INDEX (is_entrance): is_entrance: 2 values in 478,615 rows; one value is 50 % of the table, a full scan is cheaper.
-- not index INDEX: The other columns (21): without queries nothing says that an index would pay; give them (--queries).
