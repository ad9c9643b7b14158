CREATE TABLE tickets (
  created DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
  order_status LowCardinality(String),
  ticket_status LowCardinality(String),
  ticket_price Decimal(7, 2) CODEC(T64, ZSTD(1)),
  visitor_category LowCardinality(String),
  event_id Int32 CODEC(T64, ZSTD(1)),
  is_active Bool,
  valid_to Date32 CODEC(Delta, ZSTD(1)),
  count_visitor Int8,
  is_entrance Bool,
  is_entrance_mdate Nullable(DateTime64(6, 'UTC')) CODEC(Delta, ZSTD(1)),
  event_name String,
  event_kind_name LowCardinality(String),
  spot_id Int32 CODEC(T64, ZSTD(1)),
  spot_name LowCardinality(String),
  museum_name LowCardinality(String),
  start_datetime Nullable(DateTime64(6)) CODEC(Delta, ZSTD(1)),
  ticket_id Int32 CODEC(DoubleDelta, ZSTD(1)),
  update_timestamp DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
  client_name Nullable(String),
  name LowCardinality(String),
  surname String,
  client_phone Nullable(String),
  museum_inn LowCardinality(String),
  birthday_date Nullable(String),
  order_number String,
  ticket_number UUID,
  INDEX tickets_valid_to_idx valid_to TYPE minmax GRANULARITY 1,
  INDEX tickets_is_entrance_mdate_idx is_entrance_mdate TYPE minmax GRANULARITY 1,
  INDEX tickets_start_datetime_idx start_datetime TYPE minmax GRANULARITY 1,
  INDEX tickets_update_timestamp_idx update_timestamp TYPE minmax GRANULARITY 1,
  INDEX tickets_order_number_idx order_number TYPE bloom_filter(0.01) GRANULARITY 1,
  INDEX tickets_ticket_number_idx ticket_number TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(created)
ORDER BY (event_kind_name, museum_name, toDate(created), created, ticket_id)
TTL toDate(created) + INTERVAL 1095 DAY
COMMENT 'Source: examples/city/tickets.csv';

-- key tickets.ticket_id: KEY (ticket_id). ticket_id: complete and without repetition in all 478,615 rows (exact count). [ticket_id.distinct = 478615; rows = 478615]
-- partition tickets.created: RANGE (created) month. Kept for 1,095 days, 365 GB expected: old rows leave as whole partitions (month of created), nothing is rewritten. [timeAxis.from = 2021-01-02T08:04:02.016+03:00; timeAxis.to = 2021-12-31T21:35:26.366+03:00; expectedBytes = 365000000000; expectedDays = 1095; threshold = 1000000000]
-- key tickets.event_kind_name: ORDER BY. A dimension: 33 values in 478,615 rows; few values first, so that a filter reads solid runs. [event_kind_name.distinct = 33 (exact); rows = 478615]
-- key tickets.museum_name: ORDER BY. A dimension: 142 values in 478,615 rows; few values first, so that a filter reads solid runs. [museum_name.distinct = 142 (exact); rows = 478615]
-- key tickets.created: ORDER BY. The time axis behind the dimensions: a period is read in one run; the day stands before the time. [timeAxis.from = 2021-01-02T08:04:02.016+03:00; timeAxis.to = 2021-12-31T21:35:26.366+03:00]
-- key tickets.ticket_id: ORDER BY. The key: rows are looked up and their versions joined by it.
-- index tickets.valid_to: MINMAX. valid_to follows the order of rows (0.99): the bounds of a block skip a period. [valid_to.orderCorrelation = 0.99]
-- index tickets.is_entrance_mdate: MINMAX. is_entrance_mdate follows the order of rows (0.98): the bounds of a block skip a period. [is_entrance_mdate.orderCorrelation = 0.98]
-- index tickets.start_datetime: MINMAX. start_datetime follows the order of rows (0.97): the bounds of a block skip a period. [start_datetime.orderCorrelation = 0.97]
-- index tickets.update_timestamp: MINMAX. update_timestamp follows the order of rows (0.998): the bounds of a block skip a period. [update_timestamp.orderCorrelation = 0.998]
-- index tickets.order_number: BLOOM_FILTER. One of 478,615 values of order_number is looked for: the Bloom filter skips granules without it. [order_number.distinct = 478615 (exact); rows = 478615]
-- index tickets.ticket_number: BLOOM_FILTER. One of 478,615 values of ticket_number is looked for: the Bloom filter skips granules without it. [ticket_number.distinct = 478615 (exact); rows = 478615]
-- codec tickets.created: CODEC(Delta, ZSTD(1)). Times come in order (0.9991): differences are stored. [created.orderCorrelation = 0.9991]
-- type tickets.order_status: LowCardinality(String). 4 distinct values in 478,615 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [order_status.distinct = 4 (exact); rows = 478615]
-- type tickets.ticket_status: LowCardinality(String). 4 distinct values in 478,615 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [ticket_status.distinct = 4 (exact); rows = 478615]
-- codec tickets.ticket_price: CODEC(T64, ZSTD(1)). Values run from 0 to 19500: unused high bits are cropped. [ticket_price.min = 0; ticket_price.max = 19500]
-- type tickets.visitor_category: LowCardinality(String). 82 distinct values in 478,615 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [visitor_category.distinct = 82 (exact); rows = 478615]
-- codec tickets.event_id: CODEC(T64, ZSTD(1)). Values run from 200000 to 207302: unused high bits are cropped. [event_id.min = 200000; event_id.max = 207302]
-- codec tickets.valid_to: CODEC(Delta, ZSTD(1)). Times come in order (0.99): differences are stored. [valid_to.orderCorrelation = 0.99]
-- codec tickets.is_entrance_mdate: CODEC(Delta, ZSTD(1)). Times come in order (0.98): differences are stored. [is_entrance_mdate.orderCorrelation = 0.98]
-- type tickets.event_kind_name: LowCardinality(String). 33 distinct values in 478,615 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [event_kind_name.distinct = 33 (exact); rows = 478615]
-- codec tickets.spot_id: CODEC(T64, ZSTD(1)). Values run from 1001 to 2999: unused high bits are cropped. [spot_id.min = 1001; spot_id.max = 2999]
-- type tickets.spot_name: LowCardinality(String). 367 distinct values in 478,615 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [spot_name.distinct = 367 (exact); rows = 478615]
-- type tickets.museum_name: LowCardinality(String). 142 distinct values in 478,615 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [museum_name.distinct = 142 (exact); rows = 478615]
-- codec tickets.start_datetime: CODEC(Delta, ZSTD(1)). Times come in order (0.97): differences are stored. [start_datetime.orderCorrelation = 0.97]
-- codec tickets.ticket_id: CODEC(DoubleDelta, ZSTD(1)). Numbers grow evenly (0.9995): second differences are near zero. [ticket_id.orderCorrelation = 0.9995]
-- codec tickets.update_timestamp: CODEC(Delta, ZSTD(1)). Times come in order (0.998): differences are stored. [update_timestamp.orderCorrelation = 0.998]
-- type tickets.name: LowCardinality(String). 900 distinct values in 478,615 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [name.distinct = 900 (exact); rows = 478615]
-- type tickets.client_phone: String. An identifier (phone), not a quantity: leading zeros and length matter, nothing is computed from it. [client_phone.semantic = phone]
-- type tickets.museum_inn: LowCardinality(String). An identifier (inn), not a quantity: leading zeros and length matter, nothing is computed from it. [museum_inn.semantic = inn]
-- type tickets.museum_inn: LowCardinality(String). 140 distinct values in 478,615 rows: a dictionary instead of text (up to 1,000 both space and speed gain). [museum_inn.distinct = 140 (exact); rows = 478615]
-- type tickets.birthday_date: String. Values run from 1862-01-16 to 2019-05-05; Date32 holds 1900-01-01…2299-12-31 and would silently change the rest: kept as text. [birthday_date.min = 1862-01-16; birthday_date.max = 2019-05-05]

-- not index INDEX: The other columns (17): without queries nothing says that an index would pay; give them (--queries).
-- not key UNIQUE (ticket_id): ClickHouse does not check that ticket_id is unique on insert; ReplacingMergeTree joins versions of a row.
-- not key UNIQUE (order_number): ClickHouse does not check that order_number is unique on insert; ReplacingMergeTree joins versions of a row.
-- not key UNIQUE (ticket_number): ClickHouse does not check that ticket_number is unique on insert; ReplacingMergeTree joins versions of a row.
