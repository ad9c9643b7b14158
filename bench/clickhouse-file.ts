import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * ClickHouse's own insert from a CSV file into a table of the statement given, in a fresh folder: the engine takes the
 * types of the file's columns from the table. Prints the seconds it took. `node clickhouse-file.ts FILE 'CREATE TABLE …'`
 */
const [file, create] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'ai-etl-bench-clickhouse-'))
// The package is CommonJS without types for its session.
const { Session } = createRequire(import.meta.url)('chdb') as {
  Session: new (path: string) => { query(sql: string): unknown; close(): void }
}
const session = new Session(folder)
session.query('CREATE DATABASE bench')
session.query(create)
const started = performance.now()
session.query(
  `INSERT INTO bench.tickets SELECT * FROM file('${file.replaceAll("'", "\\'")}', 'CSVWithNames') SETTINGS format_csv_delimiter = ';', date_time_input_format = 'best_effort'`,
)
console.log(`seconds ${((performance.now() - started) / 1000).toFixed(3)}`)
session.close()
rmSync(folder, { recursive: true, force: true })
