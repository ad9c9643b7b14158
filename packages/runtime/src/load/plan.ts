import type { Capabilities } from '@ai-etl/core/contracts/connector'
import type { Source } from '@ai-etl/core/contracts/source'
import type { ExistingTable, LoadMode, PlannedTable, SchemaPolicy, Target } from '@ai-etl/core/contracts/target'
import { designTables } from '@ai-etl/core/ddl/design'
import { emitDdl } from '@ai-etl/core/ddl/emit'
import type { Design, DesignedTable, InputTable } from '@ai-etl/core/ddl/model'
import type { Dialect } from '@ai-etl/core/documents/ddl'
import type { FieldProfile } from '@ai-etl/core/documents/profile'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Language } from '@ai-etl/core/messages/language'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import { familyOf } from '@ai-etl/core/types/family'
import type { Meeting } from './layout.ts'
import { meetExisting, readInto, typeToCompare } from './layout.ts'
import { mappedNotes, readAsNotes } from './mapped.ts'
import { designWithoutDdl } from './plain-design.ts'
import type { Reading } from './readings.ts'
import type { OutputColumn, Shaping } from './shaping.ts'

/** Everything that is decided about the target's tables before a row is read. */
export interface TablesPlan {
  readonly tables: readonly PlannedTable[]
  /** By table, as read now that the target's own layout is known. */
  readonly readings: readonly (readonly Reading[])[]
  /** By table: the columns that go to the target, and those that must be empty (unknown to a fixed layout). */
  readonly outputs: readonly (readonly OutputColumn[])[]
  readonly mustBeEmpty: readonly (readonly OutputColumn[])[]
  /** By table: it is made for this load, and not all values of its columns are known to fit their types. */
  readonly tentative: readonly boolean[]
  readonly changes: readonly Phrase[]
  readonly notes: readonly Phrase[]
  /** The columns of the tables as they stood when this was planned, to be compared once they are locked. */
  readonly seen: string
}

export interface PlanInput {
  readonly source: Pick<Source, 'dataset' | 'name' | 'tables' | 'rowsEstimate'>
  readonly shapings: readonly Shaping[]
  readonly readings: readonly (readonly Reading[])[]
  readonly target: Pick<Target, 'existing'>
  /** Name of the root's table; null: the source's. */
  readonly root: string | null
  /** How the target holds each type. */
  readonly support: Capabilities['types']
  /** Null for targets that are no SQL system: their tables have no DDL. */
  readonly dialect: Dialect | null
  readonly mode: LoadMode
  /** Of the root, as the source or the target names its columns. */
  readonly key: readonly string[]
  readonly schema: SchemaPolicy
  readonly names: 'quote' | 'transliterate'
  readonly lang: Language
}

/**
 * Designs the tables, looks which are there already, and settles types and changes.
 * @throws PlatformError `load.schema-drift`, `load.key-needed`, `load.column-unknown`
 */
export async function planTables(input: PlanInput): Promise<TablesPlan> {
  const named = design(input, () => null)
  const found = await input.target.existing(named.tables.map((table) => table.name))
  const existing = named.tables.map((table) => found.get(table.name) ?? null)
  const designed = design(input, (i) => existing[i])
  const meetings = designed.tables.map((table, i) => {
    const there = existing[i]
    return there === null || input.dialect === null ? null : meetExisting(designed, table, there, input.schema)
  })
  const types = input.shapings.map(({ output }, i) => output.map(({ source }) => input.readings[i][source].type))
  const emitted = input.dialect === null ? null : emitDdl(designed).tables
  return {
    tables: designed.tables.map((table, i) => {
      const isNew = existing[i] === null
      const statements = isNew && emitted ? emitted[i] : { create: [], after: [] }
      return {
        ...plannedTable(input, table, existing[i], meetings[i]),
        create: emitted ? emitted[i].create : [],
        after: statements.after,
      }
    }),
    readings: input.readings.map((readings, i) => settleReadings(input, i, readings, meetings[i])),
    outputs: input.shapings.map((shaping, i) => shaping.output.filter((_, c) => isTaken(meetings[i], c))),
    mustBeEmpty: input.shapings.map((shaping, i) => shaping.output.filter((_, c) => !isTaken(meetings[i], c))),
    tentative: existing.map((table, i) => table === null && input.readings[i].some(isTentative)),
    changes: meetings.flatMap((meeting) => meeting?.changes ?? []),
    notes: [
      ...readAsNotes(input.source.tables),
      ...meetings.flatMap((meeting) => meeting?.notes ?? []),
      ...mappedNotes(designed.tables, existing, types, input.support),
    ],
    seen: JSON.stringify(existing.map((table) => table?.columns ?? null)),
  }
}

/** Another look at all its values may give a column that holds more: of a wider type, or as text. */
function isTentative({ origin, type, ranged }: Reading): boolean {
  if (origin === 'sampled') return true
  return (origin === 'declared' || origin === 'cast') && !ranged && familyOf(type) === 'moment'
}

function isTaken(meeting: Meeting | null, column: number): boolean {
  return meeting === null || meeting.columns[column].taken
}

function plannedTable(
  input: PlanInput,
  table: DesignedTable,
  existing: ExistingTable | null,
  meeting: Meeting | null,
): Omit<PlannedTable, 'create' | 'after'> {
  const columns = table.columns.map(({ name, type, nullable }, c) => {
    const met = meeting?.columns[c]
    return met ? { name, type: met.type, nullable: met.nullable } : { name, type, nullable }
  })
  return {
    name: table.name,
    parent: table.parent,
    columns: columns.filter((_, c) => isTaken(meeting, c)),
    key: table.parent === null ? keyOf(input, table, existing) : [],
    alter: meeting?.alter ?? [],
  }
}

function settleReadings(input: PlanInput, i: number, readings: readonly Reading[], meeting: Meeting | null): Reading[] {
  const settled = [...readings]
  input.shapings[i].output.forEach((output, c) => {
    if (meeting) settled[output.source] = readInto(readings[output.source], meeting.columns[c], input.schema)
  })
  return settled
}

/** @param existing the table that the i-th one meets; null: it is made, and takes NULL wherever the source does not forbid it */
function design(input: PlanInput, existing: (i: number) => ExistingTable | null): Design {
  const { source, dialect, root } = input
  const tables = source.tables.map((_, i) => inputTable(input, i, existing(i)))
  if (dialect === null) return designWithoutDdl(tables, root)
  const designed = designTables({
    dialect,
    lang: input.lang,
    dataset: source.dataset,
    tables,
    options: {
      names: input.names,
      table: { schema: null, name: root },
      key: input.key,
      updates: input.mode === 'upsert' ? 'upsert' : 'append',
    },
  })
  if (input.mode !== 'scd2') return designed
  // A table of versions has many rows with one key, and many with one id.
  const free = { primaryKey: [], uniques: [], foreignKey: null }
  return { ...designed, tables: designed.tables.map((table) => ({ ...table, ...free })) }
}

function inputTable(input: PlanInput, i: number, existing: ExistingTable | null): InputTable {
  const table = input.source.tables[i]
  const keyed = new Set(table.parent === null ? input.key : [])
  return {
    name: table.name,
    parent: table.parent,
    rows: table.parent === null ? input.source.rowsEstimate : null,
    columns: input.shapings[i].output.map(({ name, source }) => {
      const reading = input.readings[i][source]
      const { path, generated = false } = table.columns[source]
      const there = existing?.columns.find((column) => column.name === name)
      const type = typeToCompare(reading, there?.type)
      const nullable = existing ? reading.nullable : !generated && (reading.nullable || reading.origin !== 'declared')
      return {
        name,
        path,
        type,
        nullable,
        generated,
        facts: { ...reading.range, ...(!keyed.has(name) && kindsOf(reading)) },
      }
    }),
  }
}

/** Not asked of keys, whose values are told apart by being different. */
function kindsOf({ distinct }: Reading): Pick<FieldProfile, 'distinct'> | null {
  return distinct ? { distinct } : null
}

/** The key asked for, in the target's names; else the existing table's own. */
function keyOf(input: PlanInput, table: DesignedTable, existing: ExistingTable | null): readonly string[] {
  const names = table.columns.map((column) => column.name)
  const key = input.key.map((name) => {
    const column = table.columns.find((each) => each.source === name || each.name === name)
    if (column) return column.name
    throw new PlatformError('load.column-unknown', { option: '--key', column: name, known: names.join(', ') })
  })
  if (key.length > 0) return key
  const generated = input.source.tables.flatMap((each) => each.columns.filter((column) => column.generated))
  const ids = new Set(generated.map((column) => column.name))
  const own = existing?.key ?? []
  if (own.length > 0 && own.every((name) => names.includes(name) && !ids.has(name))) return own
  if (input.mode === 'upsert' || input.mode === 'scd2') throw new PlatformError('load.key-needed', { mode: input.mode })
  return []
}
