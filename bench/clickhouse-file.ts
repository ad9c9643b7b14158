import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** ClickHouse's own insert from a CSV file, types given, in a fresh folder. Prints the seconds it took. */
const [file] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'ai-etl-bench-clickhouse-'))
// The package is CommonJS without types for its session.
const { Session } = createRequire(import.meta.url)('chdb') as {
  Session: new (path: string) => { query(sql: string): unknown; close(): void }
}
const session = new Session(folder)
const COLUMNS = `created DateTime64(6, 'UTC'), order_status LowCardinality(String), ticket_status LowCardinality(String), ticket_price Decimal(9, 1),
  visitor_category LowCardinality(String), event_id Int32, is_active Bool, valid_to Date32, count_visitor Int32, is_entrance Bool,
  is_entrance_mdate Nullable(DateTime64(6, 'UTC')), event_name String, event_kind_name LowCardinality(String), spot_id Int32, spot_name LowCardinality(String),
  museum_name LowCardinality(String), start_datetime Nullable(DateTime64(6, 'UTC')), ticket_id Int32, update_timestamp DateTime64(6, 'UTC'), client_name Nullable(String),
  name Nullable(String), surname Nullable(String), client_phone Nullable(String), museum_inn LowCardinality(String), birthday_date Nullable(Date32), order_number String, ticket_number UUID`
session.query('CREATE DATABASE IF NOT EXISTS bench')
session.query(`CREATE TABLE bench.tickets (${COLUMNS}) ENGINE = MergeTree ORDER BY (museum_inn, created)`)
const started = performance.now()
session.query(
  `INSERT INTO bench.tickets SELECT * FROM file('${file.replaceAll("'", "\\'")}', 'CSVWithNames', '${COLUMNS.replaceAll("'", "\\'")}') SETTINGS format_csv_delimiter = ';', date_time_input_format = 'best_effort'`,
)
console.log(`seconds ${((performance.now() - started) / 1000).toFixed(3)}`)
session.close()
rmSync(folder, { recursive: true, force: true })
