import { DuckDBInstance } from '@duckdb/node-api'

/** DuckDB's own profile of a CSV file: the peer of `npm run bench`. Prints the seconds it took. */
const [file] = process.argv.slice(2)
const connection = await (await DuckDBInstance.create()).connect()
const started = performance.now()
await connection.runAndReadAll(`SUMMARIZE SELECT * FROM read_csv('${file.replaceAll("'", "''")}')`)
console.log(`seconds ${((performance.now() - started) / 1000).toFixed(3)}`)
