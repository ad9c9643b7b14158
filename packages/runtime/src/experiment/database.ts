import { rm } from 'node:fs/promises'
import type { SqlSession } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import { emitDdl } from '@ai-etl/core/ddl/emit'
import { designProfile } from '@ai-etl/core/ddl/generate'
import { writeName, writeTable } from '@ai-etl/core/ddl/write'
import { DIALECT_SPECS } from '@ai-etl/core/dialects/list'
import { quoteLiteral } from '@ai-etl/core/dialects/quote'
import type { Profile } from '@ai-etl/core/documents/profile'
import type { QueryPatterns } from '@ai-etl/core/documents/queries'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { resolveAddress } from '../connections/resolve.ts'
import type { ContextSettings } from '../context.ts'
import { loadConnectors } from '../context.ts'
import type { Live } from '../load/load.ts'
import { load } from '../load/load.ts'
import { runFolder } from '../runs/folder.ts'
import type { ExperimentStore, Trial } from './queries.ts'

export interface Sample {
  readonly profile: Profile
  /** Address of the source, as the user wrote it. */
  readonly source: string
  readonly rows: number
  readonly queries?: QueryPatterns
}

/** A database made for one experiment in an embedded server, filled with a sample by the design; dropped at the end. */
export class ExperimentDatabase {
  readonly store: ExperimentStore
  readonly rows: number
  readonly #session: SqlSession
  readonly #tables: readonly string[]

  private constructor(store: ExperimentStore, rows: number, session: SqlSession, tables: readonly string[]) {
    this.store = store
    this.rows = rows
    this.#session = session
    this.#tables = tables
  }

  /**
   * Creates the tables of the profile's design, loads the sample, builds indexes and settles parts.
   * @throws PlatformError of the load, and `sql.failed`
   */
  static async fill(
    store: ExperimentStore,
    name: string,
    sample: Sample,
    settings: ContextSettings,
    context: Context,
  ): Promise<ExperimentDatabase> {
    const session = await openSession(`${store}:///${name}`, settings, context)
    try {
      const request = { dialect: store, lang: context.lang, names: 'quote', queries: sample.queries } as const
      const design = designProfile(sample.profile, request)
      const ddl = emitDdl(design)
      for (const table of ddl.tables) for (const statement of table.create) await session.run(statement)
      const tables = design.tables.map((table) => table.name)
      const rows = await loadSample(`${store}:///${name}#${fragment(store, tables[0])}`, sample, settings, context)
      for (const table of ddl.tables) for (const statement of table.after) await session.run(statement)
      for (const table of tables) await session.run(settle(store, table))
      return new ExperimentDatabase(store, rows, session, tables)
    } catch (error) {
      await session.close()
      throw error
    }
  }

  /** Milliseconds of a query, the median of `runs` after one that warms up; null when the database refuses it. */
  async time(trial: Trial, runs: number): Promise<number | null> {
    const times: number[] = []
    for (let run = 0; run <= runs; run++) {
      const start = performance.now()
      try {
        await this.#session.query(trial.sql[this.store])
      } catch (error) {
        if (error instanceof PlatformError && error.code === 'sql.failed') return null
        throw error
      }
      if (run > 0) times.push(performance.now() - start)
    }
    return Math.round(median(times) * 100) / 100
  }

  /** A value of a column from the middle of the root table, as text; null when there is none. */
  async someValue(column: string): Promise<string | null> {
    const spec = DIALECT_SPECS[this.store]
    const [table, name] = [writeName(spec, this.#tables[0]), writeName(spec, column)]
    const [row] = await this.#session.query(
      `SELECT ${name} AS value FROM ${table} LIMIT 1 OFFSET ${Math.floor(this.rows / 2)}`,
    )
    // Of a key: a number, a text, or what the driver made of it.
    return row?.value === undefined || row.value === null ? null : `${row.value as string | number | bigint}`
  }

  /** Bytes on disk of all tables with their indexes. */
  async bytes(): Promise<number> {
    const [row] = await this.#session.query(BYTES[this.store](this.#tables))
    return Number(row?.bytes ?? 0)
  }

  close(): Promise<void> {
    return this.#session.close()
  }
}

/** Drops the database of an experiment. */
export async function dropDatabase(
  store: ExperimentStore,
  name: string,
  settings: ContextSettings,
  context: Context,
): Promise<void> {
  const session = await openSession(`${store}:///`, settings, context)
  try {
    await session.run(`DROP DATABASE IF EXISTS ${name}${store === 'postgresql' ? ' WITH (FORCE)' : ''}`)
  } finally {
    await session.close()
  }
}

const BYTES: Readonly<Record<ExperimentStore, (tables: readonly string[]) => string>> = {
  postgresql: (tables) =>
    `SELECT sum(pg_total_relation_size(c.oid)) AS bytes FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relname IN (${literals('postgresql', tables)})`,
  clickhouse: (tables) =>
    `SELECT sum(bytes_on_disk) AS bytes FROM system.parts
     WHERE active AND database = currentDatabase() AND table IN (${literals('clickhouse', tables)})`,
}

function literals(store: ExperimentStore, texts: readonly string[]): string {
  return texts.map((text) => quoteLiteral(store, text)).join(', ')
}

/** Statistics of PostgreSQL's planner; one part a partition in ClickHouse, as after its own merges. */
function settle(store: ExperimentStore, table: string): string {
  const name = writeTable(DIALECT_SPECS[store], { schema: null, name: table })
  return store === 'postgresql' ? `VACUUM ANALYZE ${name}` : `OPTIMIZE TABLE ${name} FINAL`
}

/** A table's name behind `#`: quoted as in SQL, reserved characters percent-encoded. */
function fragment(store: ExperimentStore, table: string): string {
  return encodeURIComponent(
    /^[a-z_][a-z0-9_]*$/.test(table) || store === 'clickhouse' ? table : `"${table.replaceAll('"', '""')}"`,
  )
}

/** Loads the sample; its run is part of the experiment and leaves no folder. Gives the root records written. */
async function loadSample(
  target: string,
  sample: Sample,
  settings: ContextSettings,
  context: Context,
): Promise<number> {
  const live: Live = { signal: context.signal, progress: (event) => context.progress(event) }
  const run = await load(
    { source: sample.source, target, mode: 'append', limit: sample.rows, again: true },
    settings,
    live,
  )
  await rm(runFolder(settings.dataDir, run.run).path, { recursive: true, force: true })
  return run.written
}

async function openSession(address: string, settings: ContextSettings, context: Context): Promise<SqlSession> {
  const resolved = await resolveAddress(address, context)
  const scheme = address.slice(0, address.indexOf(':'))
  const connector = (await loadConnectors(settings)).find((candidate) => candidate.name === scheme)
  if (!connector?.openSql)
    throw new PlatformError('connector.unsupported', { connector: scheme, operation: phrase('operation.sql') })
  return connector.openSql(resolved, context)
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
