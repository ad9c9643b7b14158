/*
 * Numbers that the rules of design compare with. Each has its source; README.md of this folder tables them.
 */

/** Distinct values up to which a dictionary saves space and time: measured on 3 M rows, 10 −66 %, 1k −48 %, 10k slower. */
export const LOW_CARDINALITY_LIMIT = 1_000
/** Share of distinct values in rows above which a small sample says nothing about repetition: our rule. */
export const LOW_CARDINALITY_SHARE = 0.2
/** Rows from which uniqueness seen is worth a constraint: our rule; fewer rows repeat by chance too seldom. */
export const KEY_LEAST_ROWS = 100

/** Rows of a ClickHouse granule: index_granularity's default. */
export const GRANULE_ROWS = 8_192
/** Granules from which a skipping index can pay: 1 M rows, our rule after the ClickHouse manual on sparse indexes. */
export const SKIPPING_LEAST_GRANULES = 128
/** Most columns of a ClickHouse sorting key: manual, "choosing a primary key", 4 to 5. */
export const ORDER_MOST_COLUMNS = 5
/** Dimensions of an order that no query asked for. */
export const ORDER_GUESSED_DIMENSIONS = 2
/** Rows that each combination of an order's dimensions must keep, so that time behind them still orders: our rule. */
export const ORDER_LEAST_ROWS_EACH = 64
/** Partitions that one insert block may touch: max_partitions_per_insert_block of ClickHouse. */
export const CLICKHOUSE_PARTITIONS_PER_INSERT = 100
/** Partitions of a table, per dialect's manual: ClickHouse 1,000, PostgreSQL "a few thousand", MySQL 8,192, BigQuery 10,000. */
export const MOST_PARTITIONS = { clickhouse: 1_000, postgresql: 2_000, mysql: 8_192, bigquery: 10_000 } as const
/** Days of retention up to which ClickHouse may partition by the hour: 40 × 24 = 960 partitions. */
export const HOURLY_MOST_DAYS = 40

const GB = 1_000_000_000
/** Expected bytes from which a table is partitioned without a lifetime. */
export const PARTITION_BYTES = {
  /** Our rule: below it months are small parts that merge slowly and save nothing. */
  clickhouse: 10 * GB,
  /** PostgreSQL manual, 5.12: when the table exceeds the memory of the server; 16 GB is taken for a small server. */
  postgresql: 16 * GB,
  mysql: 16 * GB,
  /** BigQuery manual: partitions of at least 10 GB. */
  bigquery: 10 * GB,
} as const
/** Expected bytes from which rows with a lifetime are dropped by partition: our rule; below it a DELETE is cheap. */
export const PARTITION_LIFECYCLE_BYTES = GB
/** Days that growth is looked ahead where no retention is given. */
export const HORIZON_DAYS = 365

/** Table size from which BRIN is worth its place: 1 GB, measured. */
export const BRIN_LEAST_BYTES = GB
/** Mean span of a block over the range of values: at most 5 % of the heap read, measured at correlation 0.9988. */
export const BRIN_MOST_SPAN = 0.05
export const BRIN_LEAST_CORRELATION = 0.998
/** Share of rows up to which an index halves the cost of a scan: our reading of the rule "an index must halve the cost". */
export const INDEX_MOST_SELECTIVITY = 0.1
/** Rows from which an index beats reading the table: about 1,000 pages, our rule. */
export const INDEX_LEAST_ROWS = 10_000
/** Columns of an index. */
export const INDEX_MOST_COLUMNS = 2
/** Share of rows that one value must have for a partial index without it. */
export const PARTIAL_DOMINANT_SHARE = 0.8
/** Most values that a ClickHouse set index keeps a block. */
export const SET_MOST_VALUES = 100
/** Longest key of an InnoDB index, bytes. */
export const INNODB_KEY_BYTES = 3_072
/** Longest entry of a PostgreSQL B-tree, bytes: a third of a page. */
export const BTREE_KEY_BYTES = 2_700

/** Rank correlation from which a column counts as ordered, for Delta codecs and minmax. */
export const ORDERED_CORRELATION = 0.95
export const SEQUENTIAL_CORRELATION = 0.999

/** Snowflake manual: clustering keys for tables of multiple terabytes. */
export const SNOWFLAKE_CLUSTER_BYTES = 1_000 * GB
/** BigQuery manual: cluster above 10 GB; at most 4 columns. */
export const BIGQUERY_CLUSTER_BYTES = 10 * GB
export const CLUSTER_MOST_COLUMNS = 4
