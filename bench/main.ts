import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { api } from './api.ts'
import { fourTimes, nested, profile, type Row, ticketsToClickhouse, ticketsToPostgresql } from './cases.ts'
import { check } from './check.ts'
import { firstPage } from './first-page.ts'
import { preview } from './preview.ts'
import { tpch } from './tpch.ts'

/**
 * `npm run bench [CASE…]`: measures each figure beside its peer or limit in the same run, prints the table and writes
 * bench/results.json. Needs psql and some 10 GB of disk for the cases of four times the size.
 */
const CASES: Readonly<Record<string, () => Promise<Row[]>>> = {
  profile,
  postgresql: ticketsToPostgresql,
  clickhouse: ticketsToClickhouse,
  register: () => nested('register', 'JSON'),
  cadastre: () => nested('cadastre', 'XML'),
  'four-times': fourTimes,
  check,
  api,
  preview,
  tpch,
  'first-page': firstPage,
}

const wanted = process.argv.slice(2)
const machine = `${cpus().length} cores (${cpus()[0].model}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
const rows: Row[] = []
for (const [name, run] of Object.entries(CASES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.error(`measuring ${name}`)
  rows.push(...(await run()))
}
const line = (row: Row) => `| ${row.work} | ${row.measured} | ${row.limit} | ${row.met ? 'yes' : 'no'} |`
console.log(['| work | measured | limit | met |', '|---|---|---|---|', ...rows.map(line)].join('\n'))
if (wanted.length === 0) {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  writeFileSync(
    join(import.meta.dirname, 'results.json'),
    `${JSON.stringify({ machine, commit, at: new Date().toISOString(), rows }, null, 2)}\n`,
  )
}
