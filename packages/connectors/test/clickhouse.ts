import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Batch } from '@ai-etl/core/contracts/batch'
import type { Context } from '@ai-etl/core/contracts/context'
import type { LoadPlan, LoadSession, PlannedTable, TableOutcome, TableProof } from '@ai-etl/core/contracts/target'
import { say } from '@ai-etl/core/messages/phrase'
import { parseType } from '@ai-etl/core/types/parse'
import { connect, type Database } from '../src/systems/clickhouse/connection/database.ts'
import { readSettings } from '../src/systems/clickhouse/connection/settings.ts'
import { quoteName } from '../src/systems/clickhouse/names.ts'
import { openTarget } from '../src/systems/clickhouse/write/target.ts'
import { addressOf, batchOf, testContext } from './postgresql.ts'

/** A fresh embedded ClickHouse for one test file, with the database `test`. */
export interface TestClickhouse {
  readonly context: Context
  readonly dataDir: string
  readonly database: Database
  /** Rows of a statement, each as the texts of its values. */
  rows(sql: string): Promise<string[][]>
  run(sql: string): Promise<void>
  close(): Promise<void>
}

export const TEST_ADDRESS = 'clickhouse:///test'

export async function testClickhouse(): Promise<TestClickhouse> {
  process.env.AI_ETL_EMBEDDED_GRACE_MS = '300'
  const dataDir = await mkdtemp(join(tmpdir(), 'clickhouse-test-'))
  const context = testContext(dataDir)
  const database = await connect(await readSettings(addressOf(TEST_ADDRESS), context), context)
  return {
    context,
    dataDir,
    database,
    rows: async (sql) => (await database.rows(sql)).map((row) => Object.values(row).map(String)),
    run: (sql) => database.run(sql),
    async close() {
      await database.close()
      await rm(dataDir, { recursive: true, force: true, maxRetries: 10 }).catch(() => {})
    },
  }
}

export type Columns = readonly (readonly [name: string, type: string, native: string])[]

export function tableOf(name: string, columns: Columns, changes: Partial<PlannedTable> = {}): PlannedTable {
  const described = columns.map(([column, , native]) => `${quoteName(column)} ${native}`).join(', ')
  return {
    name,
    parent: null,
    columns: columns.map(([column, type, native]) => ({
      name: column,
      type: parseType(type),
      nullable: native.includes('Nullable('),
    })),
    key: [],
    create: [`CREATE TABLE ${quoteName(name)} (${described}) ENGINE = MergeTree ORDER BY tuple()`],
    alter: [],
    after: [],
    ...changes,
  }
}

let loads = 0
export function planOf(tables: readonly PlannedTable[], changes: Partial<LoadPlan> = {}): LoadPlan {
  return {
    load: `load ${++loads}`,
    mode: 'append',
    missing: 'keep',
    tables,
    input: { address: 'x', fingerprint: null },
    again: false,
    cursor: null,
    ...changes,
  }
}

export type Rows = readonly (readonly (string | null)[])[]
/** A load's rows in chunks; in each, batches of [table, rows]. */
export type Chunks = readonly (readonly (readonly [table: number, rows: Rows])[])[]

export interface Loaded {
  readonly unchanged: boolean
  /** Chunks that an earlier, killed run of the load had committed. */
  readonly skipped: number
  readonly proofs: readonly TableProof[]
  readonly outcomes: readonly TableOutcome[]
  readonly refused: readonly string[]
}

/** Runs a load as the platform does: resumes behind the last committed chunk, checks, writes, proves, publishes. */
export async function runLoad(
  context: Context,
  plan: LoadPlan,
  chunks: Chunks,
  options: { verify?: boolean; cursor?: string } = {},
): Promise<Loaded> {
  const target = await openTarget(addressOf(TEST_ADDRESS), context)
  try {
    const session = await target.begin(plan)
    if (session.unchanged) {
      await session.abort({ keepChunks: false })
      return { unchanged: true, skipped: 0, proofs: [], outcomes: [], refused: [] }
    }
    const skipped = Number(session.resume?.chunk ?? 0)
    const refused: string[] = []
    for (const [index, chunk] of chunks.entries()) {
      if (index < skipped) continue
      for (const [table, rows] of chunk) await writeKept(session, batchOf(rows, table), rows, refused)
      await session.chunk({ chunk: index + 1 })
    }
    const proofs = await session.prove({ verify: options.verify ?? false })
    const written = proofs[0].rows
    const counts = { read: written, written, rejected: 0, filtered: 0 }
    const receipt = { run: 'run', ...counts, tables: proofs, cursor: options.cursor ?? null }
    return { unchanged: false, skipped, proofs, outcomes: await session.publish(receipt), refused }
  } finally {
    await target.close()
  }
}

/** Rows that the target refuses are left out, as the platform does. */
async function writeKept(session: LoadSession, batch: Batch, rows: Rows, refused: string[]): Promise<void> {
  const dropped = new Set<number>()
  session.check?.(batch, (row, rule, detail) => {
    dropped.add(row)
    refused.push(`${rule}: ${say(detail, 'en')}`)
  })
  const kept = rows.filter((_, row) => !dropped.has(row))
  if (kept.length > 0) await session.write(batchOf(kept, batch.table))
}
