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
);
COMMENT ON TABLE tickets IS 'Source: examples/city/tickets.csv';
ALTER TABLE tickets ADD CONSTRAINT tickets_pkey PRIMARY KEY (ticket_id);
ALTER TABLE tickets ADD CONSTRAINT tickets_order_number_key UNIQUE (order_number);
ALTER TABLE tickets ADD CONSTRAINT tickets_ticket_number_key UNIQUE (ticket_number);
CREATE INDEX tickets_created_idx ON tickets USING brin (created);

-- key tickets.ticket_id: PRIMARY KEY (ticket_id). ticket_id: complete and without repetition in all 478,615 rows (exact count). [ticket_id.distinct = 478615; rows = 478615]
-- index tickets.created: BRIN. Rows lie in the order of values (correlation 0.9991), a block spans about 4.8 % of the range; the table has 1.1 GB: kilobytes instead of gigabytes. [timeAxis.orderCorrelation = 0.9991; expectedRows = 958545]
-- index tickets.order_number: UNIQUE. order_number is unique in all 478,615 rows (exact count) and named as an identifier. [rows = 478615]
-- index tickets.ticket_number: UNIQUE. ticket_number is unique in all 478,615 rows (exact count) and named as an identifier. [rows = 478615]
-- type tickets.client_phone: text. An identifier (phone), not a quantity: leading zeros and length matter, nothing is computed from it. [client_phone.semantic = phone]
-- type tickets.museum_inn: text. An identifier (inn), not a quantity: leading zeros and length matter, nothing is computed from it. [museum_inn.semantic = inn]

-- not partition PARTITION BY RANGE (created): Not yet: 1.1 GB (958,545 rows) expected within 365 days, the threshold is 16 GB. Partition by created once the table grows to that or rows get a lifetime.
-- not index INDEX (order_status): order_status: 4 values in 478,615 rows; one value is 25 % of the table, a full scan is cheaper.
-- not index INDEX (ticket_status): ticket_status: 4 values in 478,615 rows; one value is 25 % of the table, a full scan is cheaper.
-- not index INDEX (is_active): is_active is constant: there is nothing to skip.
-- not index INDEX (count_visitor): count_visitor is constant: there is nothing to skip.
-- not index INDEX (is_entrance): is_entrance: 2 values in 478,615 rows; one value is 50 % of the table, a full scan is cheaper.
-- not index INDEX: The other columns (21): without queries nothing says that an index would pay; give them (--queries).
