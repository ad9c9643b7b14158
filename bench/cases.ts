import { statSync } from 'node:fs'
import { join } from 'node:path'
import { ClickhouseServer } from './clickhouse-server.ts'
import { type Measured, measure, median } from './measure.ts'
import { psql } from './postgresql.ts'
import { BIN, DATA_DIR, dataset, OUT_DIR } from './settings.ts'

export interface Row {
  readonly work: string
  readonly measured: string
  readonly limit: string
  readonly met: boolean
}

const GIGABYTE = 1e9
const RUNS = Number(process.env.AI_ETL_BENCH_RUNS ?? 3)
const POSTGRESQL = 'postgresql:///bench#public.'
const CLICKHOUSE = 'clickhouse:///bench#'
/** In the command line of the embedded ClickHouse of the bench's own data folder. */
const CLICKHOUSE_PROCESS = join(DATA_DIR, 'embedded', 'clickhouse')

function load(source: string, target: string, alsoWatch?: string): Promise<Measured> {
  return measure(process.execPath, [BIN, 'load', source, target, '--mode', 'replace', '--data-dir', DATA_DIR], {
    alsoWatch,
  })
}

/** Tickets of unknown types into PostgreSQL, in turn with `psql \copy` of the same file into the same typed table. */
export async function ticketsToPostgresql(): Promise<Row[]> {
  const file = dataset('tickets')
  const ours: number[] = []
  const theirs: number[] = []
  let peak = 0
  await load(file, `${POSTGRESQL}tickets`)
  await psql('CREATE TABLE IF NOT EXISTS tickets_copy (LIKE tickets)')
  for (let run = 0; run < RUNS; run++) {
    const loaded = await load(file, `${POSTGRESQL}tickets`)
    ours.push(loaded.seconds)
    peak = Math.max(peak, loaded.peakBytes)
    await psql('TRUNCATE tickets_copy')
    theirs.push(
      (await psql(`\\copy tickets_copy FROM '${file}' WITH (FORMAT csv, DELIMITER ';', HEADER true)`)).seconds,
    )
  }
  const ratio = median(theirs) / median(ours)
  return [
    {
      work: 'tickets CSV to PostgreSQL, types unknown, against psql \\copy',
      measured: `${ratio.toFixed(2)} times as fast (${median(ours).toFixed(2)} s, ${median(theirs).toFixed(2)} s)`,
      limit: 'at least 1.2',
      met: ratio >= 1.2,
    },
    memory('tickets CSV to PostgreSQL', peak),
  ]
}

/**
 * Tickets of unknown types into the embedded ClickHouse, in turn with the engine's own INSERT … SELECT FROM file() into
 * the table that the load has made; both as whole commands.
 */
export async function ticketsToClickhouse(): Promise<Row[]> {
  const file = dataset('tickets')
  const ours: number[] = []
  const theirs: number[] = []
  let peak = 0
  // Held to the end, so that no run pays for the server's start.
  const server = await ClickhouseServer.open()
  // Nothing of an earlier version: neither the table's layout nor the journal's.
  for (const made of ['TABLE IF EXISTS bench.tickets', 'DATABASE IF EXISTS ai_etl']) await server.ask(`DROP ${made}`)
  await load(file, `${CLICKHOUSE}tickets`)
  const create = await server.ask('SHOW CREATE TABLE bench.tickets FORMAT TSVRaw')
  for (let run = 0; run < RUNS; run++) {
    await server.settled()
    const loaded = await load(file, `${CLICKHOUSE}tickets`, CLICKHOUSE_PROCESS)
    ours.push(loaded.seconds)
    peak = Math.max(peak, loaded.peakBytes)
    await server.settled()
    const engine = await measure(process.execPath, [join(import.meta.dirname, 'clickhouse-file.ts'), file, create])
    theirs.push(engine.seconds)
  }
  const ratio = median(theirs) / median(ours)
  return [
    {
      work: "tickets CSV to embedded ClickHouse, against the engine's own insert from the file",
      measured: `${ratio.toFixed(2)} of its speed (${median(ours).toFixed(2)} s, ${median(theirs).toFixed(2)} s)`,
      limit: 'at least 0.8',
      met: ratio >= 0.8,
    },
    memory('tickets CSV to ClickHouse, server included', peak),
  ]
}

/** A nested dataset to Parquet and to parent and child tables in PostgreSQL, at its real size and at four times it. */
export async function nested(name: 'register' | 'cadastre', format: string): Promise<Row[]> {
  const rows: Row[] = []
  for (const [target, least] of [
    [`${OUT_DIR}/`, 90],
    [`${POSTGRESQL}${name}`, 60],
  ] as const) {
    const to = least === 90 ? 'Parquet' : 'PostgreSQL'
    const runs: Measured[] = []
    for (let run = 0; run < RUNS; run++) runs.push(await load(dataset(name), target))
    const rate = statSync(dataset(name)).size / 1e6 / median(runs.map((run) => run.seconds))
    rows.push({
      work: `${name} ${format} to ${to}`,
      measured: `${rate.toFixed(0)} MB/s of input`,
      limit: `at least ${least}`,
      met: rate >= least,
    })
    rows.push(memory(`${name} ${format} to ${to}`, Math.max(...runs.map((run) => run.peakBytes))))
  }
  return rows
}

/** Memory at four times the size: flat means at most a fifth more than at the real size. */
export async function fourTimes(): Promise<Row[]> {
  const rows: Row[] = []
  for (const [name, target, watch] of [
    ['tickets', `${POSTGRESQL}tickets4`, undefined],
    ['tickets', `${CLICKHOUSE}tickets4`, CLICKHOUSE_PROCESS],
    ['register', `${OUT_DIR}/`, undefined],
    ['register', `${POSTGRESQL}register4`, undefined],
    ['cadastre', `${OUT_DIR}/`, undefined],
    ['cadastre', `${POSTGRESQL}cadastre4`, undefined],
  ] as const) {
    const { peakBytes } = await load(dataset(name, 4), target, watch)
    rows.push(
      memory(
        `${name} at four times the size to ${target.split(':')[0].replace(OUT_DIR, 'Parquet').replace('/', '')}`,
        peakBytes,
      ),
    )
  }
  return rows
}

/** All facts of single fields against DuckDB's SUMMARIZE of the same file; the profile's later stages are not counted. */
export async function profile(): Promise<Row[]> {
  const file = dataset('tickets')
  const ours: number[] = []
  const theirs: number[] = []
  let peak = 0
  for (let run = 0; run < RUNS; run++) {
    const made = await measure(process.execPath, [join(import.meta.dirname, 'profile-fields.ts'), file])
    ours.push(Number(/seconds (\S+)/.exec(made.output)?.[1]))
    peak = Math.max(peak, made.peakBytes)
    const duckdb = await measure(process.execPath, [join(import.meta.dirname, 'summarize.ts'), file])
    theirs.push(Number(/seconds (\S+)/.exec(duckdb.output)?.[1]))
  }
  const ratio = median(ours) / median(theirs)
  return [
    {
      work: "single-field facts of the tickets, against DuckDB's SUMMARIZE",
      measured: `${ratio.toFixed(2)} times its time (${median(ours).toFixed(2)} s, ${median(theirs).toFixed(2)} s)`,
      limit: 'at most 2',
      met: ratio <= 2,
    },
    memory('profile of the tickets', peak),
  ]
}

function memory(work: string, bytes: number): Row {
  return {
    work: `memory: ${work}`,
    measured: `${(bytes / 1e6).toFixed(0)} MB`,
    limit: 'at most 1000 MB',
    met: bytes <= GIGABYTE,
  }
}
