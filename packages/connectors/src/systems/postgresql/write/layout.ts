import { createHash } from 'node:crypto'
import type { LoadMode, LoadPlan, PlannedTable } from '@ai-etl/core/contracts/target'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { formatType } from '@ai-etl/core/types/logical'
import { columnEncoder } from '../binary/columns.ts'
import type { ColumnEncoder } from '../binary/encoder.ts'
import { type NativeColumn, readColumns } from '../catalog/read-types.ts'
import { displayName, qualified, quoteName } from '../names.ts'
import type { Database } from './database.ts'
import { cascadingKeys, dependents } from './dependents.ts'
import { CURRENT, DELETED_AT, type FoundTable, PLATFORM_COLUMNS, VALID_FROM, VALID_TO } from './existing.ts'

/**
 * How rows get into a table, decided before the first one:
 * - direct: copied into the table itself, in the one transaction that publishes them
 * - made: the table is missing; it is made and filled apart, and moved to its place
 * - swapped: a table like the present one is filled apart and takes its place
 * - staged: rows are gathered apart, and SQL of the mode brings them in
 */
export type Way = 'direct' | 'made' | 'swapped' | 'staged'

/** Rows are gathered in staging, and SQL brings them to where they belong. */
export const isApart = (table: Pick<TableLoad, 'way' | 'origin'>) => table.way === 'staged' || table.origin

/** A table of a load, and where its rows go. */
export interface TableLoad {
  readonly plan: PlannedTable
  readonly schema: string
  readonly name: string
  /** As it stood at the beginning. */
  readonly existing: FoundTable | null
  readonly way: Way
  /** The new table that is to be moved into place: `made`, `swapped`, and `staged` where the table is missing. */
  readonly made: Place | null
  /** Where COPY writes to. */
  readonly fill: Place
  /** Columns of the plan as the fill has them. */
  readonly columns: readonly NativeColumn[]
  readonly encoders: readonly ColumnEncoder[]
  /** The fill has the columns of ORIGIN. */
  readonly origin: boolean
}

export interface Place {
  readonly schema: string
  readonly name: string
}

export const placeName = (place: Place) => qualified(place.schema, place.name)

/** Where rows of the mode's SQL go: the table itself, or the new one before it is moved to its place. */
export function destination(table: TableLoad): string {
  return table.made ? placeName(table.made) : qualified(table.schema, table.name)
}

/** Number of the row's record in its load. */
export const RECORD = '_ai_etl_row'
/** It and the row's place in the source: columns of staging, dropped with it. */
export const ORIGIN = [RECORD, '_ai_etl_line', '_ai_etl_byte', '_ai_etl_file'] as const

/** Schema of one load's staging: equal when the load is resumed. */
export function stagingSchema(load: string): string {
  return `ai_etl_load_${createHash('sha256').update(load).digest('hex').slice(0, 16)}`
}

export interface LayoutOptions {
  readonly database: Database
  readonly plan: LoadPlan
  readonly schema: string
  /** Null where the role may not make schemas: then nothing is committed before publishing. */
  readonly staging: string | null
  /** Rows are committed by chunks. */
  readonly chunked: boolean
}

/** Modes that tell rows apart by a key. */
export const isKeyed = (mode: LoadMode) => mode === 'upsert' || mode === 'scd2'

/** Loads whose staging tells which rows are of one record. */
export const isNumbered = (plan: LoadPlan) => isKeyed(plan.mode) || plan.numbered === true

/** Decides the way of each table. Tables are swapped together or not at all: keys between them must hold. */
export async function chooseWays(
  options: LayoutOptions,
  found: readonly (FoundTable | null)[],
): Promise<readonly Way[]> {
  const { database, plan } = options
  const oids = found.flatMap((table) => (table ? [table.oid] : []))
  for (const table of found) if (table) refuseOthersThanTables(table)
  if (isKeyed(plan.mode)) return found.map(() => 'staged')
  if (plan.mode === 'append') return found.map((table, index) => appendWay(options, plan.tables[index], table))
  let swap = options.staging !== null
  for (const table of found) {
    if (!table) continue
    if (swap && (await dependents(database, table.oid, oids)).length > 0) swap = false
    const cascading = await cascadingKeys(database, table.oid, oids)
    if (cascading.length > 0) {
      const name = displayName(table.schema, table.name)
      throw new PlatformError('postgresql.replace-blocked', { table: name, dependents: cascading.join(', ') })
    }
  }
  return found.map((table) => (table === null ? 'made' : swap ? 'swapped' : 'staged'))
}

function appendWay(options: LayoutOptions, plan: PlannedTable, found: FoundTable | null): Way {
  if (found === null) return 'made'
  return options.chunked || plan.alter.length > 0 || options.plan.numbered ? 'staged' : 'direct'
}

const KINDS = { v: phrase('postgresql.view'), m: phrase('postgresql.materialised-view') }

function refuseOthersThanTables(found: FoundTable): void {
  if (found.kind !== 'v' && found.kind !== 'm') return
  const table = displayName(found.schema, found.name)
  throw new PlatformError('postgresql.not-a-table', { table, kind: KINDS[found.kind] })
}

/** Makes what a table needs before its first row, inside the transaction that is open; or finds it, when resumed. */
export async function layOut(
  options: LayoutOptions,
  index: number,
  existing: FoundTable | null,
  way: Way,
  resumed: boolean,
): Promise<TableLoad> {
  const { plan, schema } = options
  const table = plan.tables[index]
  const fillName =
    options.staging === null ? `ai_etl_rows_${stagingSchema(plan.load).slice(12)}_${index}` : `ai_etl_rows_${index}`
  const staged: Place = { schema: options.staging ?? schema, name: fillName }
  const target: Place = { schema, name: table.name }
  const apart: Place = { schema: options.staging ?? schema, name: table.name }
  const made = way === 'direct' || (way === 'staged' && existing) ? null : apart
  const origin = way !== 'direct' && isNumbered(plan)
  const fill = isApart({ way, origin }) ? staged : (made ?? target)
  if (!resumed) await make(options, table, { existing, way, made, staged, origin })
  const columns = await columnsOf(options.database, fill, table)
  return {
    plan: table,
    schema,
    name: table.name,
    existing,
    way,
    made,
    fill,
    columns,
    encoders: columns.map((column, i) => encoderOf(table, column, i)),
    origin,
  }
}

interface Making {
  readonly existing: FoundTable | null
  readonly way: Way
  readonly made: Place | null
  readonly staged: Place
  readonly origin: boolean
}

async function make(options: LayoutOptions, table: PlannedTable, making: Making): Promise<void> {
  const { database, plan, schema } = options
  const { existing, way, made, staged } = making
  if (way === 'direct') return
  let model = existing ? qualified(schema, table.name) : ''
  if (made) {
    model = placeName(made)
    if (existing)
      await database.run(
        `CREATE TABLE ${model} (LIKE ${qualified(schema, table.name)} INCLUDING ALL EXCLUDING INDEXES)`,
      )
    await runStatements(options, made.schema, existing ? table.alter : table.create)
    if (!existing) await moveTable(database, { schema, name: table.name }, made.schema)
    if (plan.mode === 'scd2') await addVersionColumns(database, model)
    if (plan.missing === 'mark' && table.parent === null) await addMarkColumn(database, model)
  } else if (table.alter.length > 0 && options.staging !== null) {
    // Agreed changes are tried on a copy first; the table itself is changed when it is published.
    model = qualified(options.staging, table.name)
    await database.run(`CREATE TABLE ${model} (LIKE ${qualified(schema, table.name)} INCLUDING DEFAULTS)`)
    await runStatements(options, options.staging, table.alter)
  }
  if (isApart(making)) {
    const columns = plannedColumns(table).map(quoteName)
    const origin = making.origin ? ORIGIN.map((name) => `0::int8 AS ${quoteName(name)}`) : []
    await database.run(
      `CREATE TABLE ${placeName(staged)} AS SELECT ${[...columns, ...origin].join(', ')} FROM ${model} WITH NO DATA`,
    )
  }
}

/** Runs statements that name tables without a schema, so that they mean those of `first`. */
export async function runStatements(
  options: LayoutOptions,
  first: string,
  statements: readonly string[],
): Promise<void> {
  if (statements.length === 0) return
  const path = [...new Set([first, options.schema, 'public'])].map(quoteName).join(', ')
  await options.database.run(`SET LOCAL search_path = ${path}`)
  for (const statement of statements) await options.database.run(statement)
  await options.database.run('SET LOCAL search_path = DEFAULT')
}

/** Moves a table and its partitions, with their indexes, to another schema; nothing when it is not there. */
export async function moveTable(database: Database, from: Place, schema: string): Promise<void> {
  if (from.schema === schema) return
  const tree = await database.rows<{ schema: string; name: string }>(
    `SELECT n.nspname AS schema, c.relname AS name
     FROM (SELECT to_regclass($1)::oid AS oid UNION SELECT relid::oid FROM pg_partition_tree(to_regclass($1))) t
     JOIN pg_class c ON c.oid = t.oid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname <> $2`,
    [placeName(from), schema],
  )
  for (const table of tree) await database.run(`ALTER TABLE ${placeName(table)} SET SCHEMA ${quoteName(schema)}`)
}

/** The columns that say from when to when a version counts. */
export async function addVersionColumns(database: Database, table: string): Promise<void> {
  await database.run(`ALTER TABLE ${table}
    ADD COLUMN IF NOT EXISTS ${VALID_FROM} timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN IF NOT EXISTS ${VALID_TO} timestamptz,
    ADD COLUMN IF NOT EXISTS ${CURRENT} boolean NOT NULL DEFAULT true`)
}

/** The column that says since when a full source no longer has a row. */
export async function addMarkColumn(database: Database, table: string): Promise<void> {
  await database.run(`ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${DELETED_AT} timestamptz`)
}

/** What a batch carries: the platform's own columns are filled by SQL. */
export function plannedColumns(table: PlannedTable): readonly string[] {
  return table.columns.map((column) => column.name).filter((name) => !PLATFORM_COLUMNS.some((own) => own === name))
}

async function columnsOf(database: Database, fill: Place, table: PlannedTable): Promise<readonly NativeColumn[]> {
  const [relation] = await database.rows<{ oid: number }>('SELECT to_regclass($1)::oid::int8::float8 AS oid', [
    placeName(fill),
  ])
  const found = new Map((await readColumns(database.client, relation.oid)).map((column) => [column.name, column]))
  return plannedColumns(table).map((name) => {
    const column = found.get(name)
    if (column === undefined) throw new PlatformError('postgresql.column-missing', { table: table.name, column: name })
    return column
  })
}

function encoderOf(table: PlannedTable, column: NativeColumn, index: number): ColumnEncoder {
  const planned = table.columns.find((one) => one.name === column.name) ?? table.columns[index]
  const encoder = columnEncoder(planned.type, column.type)
  if (encoder) return encoder
  const type = formatType(planned.type)
  throw new PlatformError('postgresql.column-type', {
    table: table.name,
    column: column.name,
    type,
    native: column.type.text,
  })
}
