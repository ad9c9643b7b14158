import type { Address } from '@ai-etl/core/address/address'
import type { Batch } from '@ai-etl/core/contracts/batch'
import type { Connector } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import type { LoadMode, LoadPlan, LoadSession, PlannedTable, TableOutcome } from '@ai-etl/core/contracts/target'
import { designTables } from '@ai-etl/core/ddl/design'
import { emitDdl } from '@ai-etl/core/ddl/emit'
import type { Dialect } from '@ai-etl/core/documents/ddl'
import { say } from '@ai-etl/core/messages/phrase'
import type { LogicalType } from '@ai-etl/core/types/logical'
import { sameType } from '@ai-etl/core/types/logical'
import { batchOfTexts } from '@ai-etl/core/values/testing/batch-of-texts'

export type Row = readonly (string | null)[]

export interface Column {
  readonly name: string
  readonly type: LogicalType
  readonly nullable: boolean
}

/** Canonical rows for one table. */
export interface StoreRequest {
  readonly table: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** Default append. */
  readonly mode?: LoadMode
  readonly key?: readonly string[]
  /** Rows of a batch. Default: all in one. */
  readonly batchRows?: number
  /** False: rows are written without asking `check` first, which must then fail or hold them. */
  readonly checked?: boolean
  /** Ends before publishing: the load is given up. */
  readonly abort?: 'written' | 'proven'
}

export interface StoredColumn extends Column {
  /** The design gave it another type than asked for, and said why. */
  readonly changed: boolean
}

export interface Stored {
  /** As they were written: names within the target's limits, types that the design says. */
  readonly columns: readonly StoredColumn[]
  /** Rows that were refused, by their index: rule and detail. */
  readonly refused: ReadonlyMap<number, string>
  readonly outcomes: readonly TableOutcome[]
}

let loads = 0

/** Runs a load as the platform does: design, begin, check, write, prove, publish. @throws what the target throws */
export async function storeRows(
  connector: Connector,
  address: Address,
  dialect: Dialect | null,
  context: Context,
  request: StoreRequest,
): Promise<Stored> {
  const target = await connector.openTarget?.(address, context)
  if (!target) throw new RangeError(`${connector.name} has no target`)
  try {
    const root = target.table ?? request.table
    const exists = (await target.existing([root])).size > 0
    const { table, columns } = planTable(dialect, { ...request, table: root }, exists)
    const session = await target.begin(planOf(table, request))
    const refused = new Map<number, string>()
    const outcomes = await fill(session, request, refused)
    return { columns, refused, outcomes }
  } finally {
    await target.close()
  }
}

async function fill(
  session: LoadSession,
  request: StoreRequest,
  refused: Map<number, string>,
): Promise<readonly TableOutcome[]> {
  const { rows, batchRows = rows.length, abort } = request
  try {
    for (let first = 0; first < rows.length; first += batchRows) {
      const kept = keep(session, request, first, Math.min(rows.length, first + batchRows), refused)
      if (kept.length > 0) await session.write(batchOf(kept, request.columns.length, first))
    }
    if (abort === 'written') return await giveUp(session)
    const proofs = await session.prove({ verify: false })
    if (abort === 'proven') return await giveUp(session)
    const written = proofs[0].rows
    const receipt = { run: 'conformance', read: written, written, rejected: 0, filtered: 0, cursor: null }
    return await session.publish({ ...receipt, tables: proofs })
  } catch (error) {
    await session.abort({ keepChunks: false })
    throw error
  }
}

async function giveUp(session: LoadSession): Promise<readonly TableOutcome[]> {
  await session.abort({ keepChunks: false })
  return []
}

/** The rows of a stretch that the target does not refuse. */
function keep(
  session: LoadSession,
  { rows, columns, checked = true }: StoreRequest,
  first: number,
  end: number,
  refused: Map<number, string>,
): readonly Row[] {
  const stretch = rows.slice(first, end)
  if (!checked || !session.check) return stretch
  const before = refused.size
  session.check(batchOf(stretch, columns.length, first), (row, rule, detail) => {
    if (!refused.has(first + row)) refused.set(first + row, `${rule}: ${say(detail, 'en')}`)
  })
  return refused.size === before ? stretch : stretch.filter((_, row) => !refused.has(first + row))
}

const batchOf = (rows: readonly Row[], columns: number, first: number): Batch => batchOfTexts(rows, columns, first)

function planOf(table: PlannedTable, { mode = 'append' }: StoreRequest): LoadPlan {
  return {
    load: `00000000-0000-4000-8000-${String(++loads).padStart(12, '0')}`,
    mode,
    missing: 'keep',
    tables: [table],
    input: { address: 'conformance', fingerprint: null },
    again: false,
    cursor: null,
  }
}

/** The table as the platform would design it; of files, as it is asked for. */
function planTable(
  dialect: Dialect | null,
  request: StoreRequest,
  exists: boolean,
): { table: PlannedTable; columns: readonly StoredColumn[] } {
  const { table: name, key = [], mode } = request
  const common = { name, parent: null, key, alter: [] }
  if (dialect === null) {
    const columns = request.columns.map((column) => ({ ...column, changed: false }))
    return { table: { ...common, columns, create: [], after: [] }, columns }
  }
  const design = designTables({
    dialect,
    lang: 'en',
    tables: [{ name, parent: null, rows: null, columns: request.columns.map((c) => ({ ...c, path: c.name })) }],
    options: { names: 'quote', table: { schema: null, name }, key, updates: mode === 'upsert' ? 'upsert' : 'append' },
  })
  // A table of versions has many rows with one key.
  const tables = mode === 'scd2' ? design.tables.map((t) => ({ ...t, primaryKey: [], uniques: [] })) : design.tables
  const [emitted] = emitDdl({ ...design, tables }).tables
  const columns = design.tables[0].columns.map((column, i) => ({
    name: column.name,
    type: column.type,
    nullable: column.nullable,
    changed:
      !sameType(column.type, request.columns[i].type) ||
      design.choices.some((choice) => choice.kind === 'type' && choice.on === column.name),
  }))
  return { table: { ...common, columns, create: emitted.create, after: exists ? [] : emitted.after }, columns }
}
