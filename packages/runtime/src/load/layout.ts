import type { ExistingTable, SchemaPolicy } from '@ai-etl/core/contracts/target'
import type { TableChange } from '@ai-etl/core/ddl/difference'
import { diffDesign } from '@ai-etl/core/ddl/difference'
import type { Design, DesignedTable } from '@ai-etl/core/ddl/model'
import { PlatformError } from '@ai-etl/core/errors/error'
import { type Phrase, phrase, together } from '@ai-etl/core/messages/phrase'
import { familyOf } from '@ai-etl/core/types/family'
import type { LogicalType, TypeKind } from '@ai-etl/core/types/logical'
import { sameType } from '@ai-etl/core/types/logical'
import type { Form } from '@ai-etl/core/values/form'
import { CANONICAL } from '@ai-etl/core/values/form'
import type { Reading } from './readings.ts'

/** How one output column goes into a table that is there already. */
export interface MetColumn {
  /** False: the table has no such column and gets none; a row with a value there is rejected. */
  readonly taken: boolean
  readonly type: LogicalType
  readonly nullable: boolean
}

export interface Meeting {
  /** In the order of the designed columns. */
  readonly columns: readonly MetColumn[]
  /** Statements that make the agreed changes. */
  readonly alter: readonly string[]
  /** For people: what is changed, and what is left as it is although it does not fit. */
  readonly changes: readonly Phrase[]
  readonly notes: readonly Phrase[]
}

/**
 * Text that was not recognised as any type is held against the existing column value by value: its own type says
 * nothing about what does not fit. So are 1 and 0 that a name made booleans, and numbers all of which the column takes:
 * a type made for them has room for others that would not.
 */
export function typeToCompare(reading: Reading, existing: LogicalType | undefined): LogicalType {
  const inferred = reading.origin === 'sampled' || reading.origin === 'proven'
  if (!inferred || !existing) return reading.type
  const taken = isZeroOne(reading) && familyOf(existing) === 'number'
  return reading.type.kind === 'string' || taken || takesNumbers(existing, reading) ? existing : reading.type
}

/** The least and the greatest of the numbers seen fit the column, and so do their fractions. */
function takesNumbers(existing: LogicalType, { type, range }: Reading): boolean {
  if (!range || (type.kind !== 'decimal' && !isInteger(type))) return false
  const scale = type.kind === 'decimal' ? type.scale : 0
  const [least, greatest] = [range.min, range.max]
  if (existing.kind === 'decimal') {
    const digits = (text: string) => text.replace(/^-/, '').replace(/\..*$/, '').replace(/^0+/, '').length
    return scale <= existing.scale && Math.max(digits(least), digits(greatest)) <= existing.precision - existing.scale
  }
  const limits = INTEGER_LIMITS[existing.kind]
  return limits !== undefined && scale === 0 && BigInt(least) >= limits[0] && BigInt(greatest) <= limits[1]
}

const isInteger = ({ kind }: LogicalType) => INTEGER_LIMITS[kind] !== undefined

const INTEGER_LIMITS: Readonly<Partial<Record<TypeKind, readonly [bigint, bigint]>>> = {
  int8: [-(2n ** 7n), 2n ** 7n - 1n],
  int16: [-(2n ** 15n), 2n ** 15n - 1n],
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
}

/** Booleans written as 1 and 0: numbers where the table has numbers. */
function isZeroOne({ type, form: { reading } }: Reading): boolean {
  if (type.kind !== 'bool' || reading.kind !== 'words') return false
  return [...reading.true, ...reading.false].every((word) => word === '1' || word === '0')
}

/**
 * Settles, by the policy, how a designed table meets the one that is there: its layout wins. `evolve` adds columns,
 * widens types and drops NOT NULL where nothing is lost; `freeze` refuses any difference; `reject` changes nothing and
 * leaves it to each row whether it fits.
 * @throws PlatformError `load.schema-drift`
 */
export function meetExisting(
  design: Design,
  table: DesignedTable,
  existing: ExistingTable,
  policy: SchemaPolicy,
): Meeting {
  const difference = diffDesign(design, table, existing)
  const there = new Map(existing.columns.map((column) => [column.name, column]))
  const given = new Set(table.columns.map((column) => column.name))
  const required = existing.columns.filter((c) => !c.nullable && !c.hasDefault && !given.has(c.name))
  const drift = policy === 'freeze' ? difference.changes.map((change) => change.reason) : []
  const missing = required.map((column) => phrase('table.column-required', { column: column.name }))
  if (drift.length + missing.length > 0)
    throw new PlatformError('load.schema-drift', {
      table: existing.name,
      changes: together([...drift, ...missing], 'sentences'),
    })
  const agreed = policy === 'evolve' ? difference.changes.filter((change) => change.kind !== 'refuse') : []
  const after = new Map(policy === 'evolve' ? difference.columns.map((column) => [column.name, column]) : [])
  return {
    columns: table.columns.map(({ name, type: designed }) => {
      const column = after.get(name) ?? there.get(name)
      // Beyond the map (numeric without precision, DateTime64(9)) the target knows what it takes as it is.
      const type = column?.type ?? designed
      return { taken: column !== undefined, type, nullable: column?.nullable ?? true }
    }),
    alter: agreed.flatMap((change) => change.statements),
    changes: agreed.map(describe),
    notes: difference.changes.filter((change) => !agreed.includes(change)).map(describe),
  }
}

/** The reading of a column whose values go into an existing column: they must fit that. */
export function readInto(reading: Reading, column: MetColumn, policy: SchemaPolicy): Reading {
  if (!column.taken || sameType(column.type, reading.type)) return reading
  const settled = reading.origin !== 'sampled' || policy !== 'evolve'
  return {
    ...reading,
    type: column.type,
    form: formInto(reading, column.type),
    // Where a wider type could still be agreed on, a value that does not fit asks for another look at all of them.
    origin: settled ? 'target' : 'sampled',
    onError: policy === 'freeze' ? 'fail' : reading.onError,
  }
}

function formInto(reading: Reading, type: LogicalType): Form {
  if (type.kind === 'string' || (isZeroOne(reading) && familyOf(type) === 'number')) return CANONICAL
  if (reading.type.kind !== 'string' || !reading.otherForms) return reading.form
  const family = familyOf(type)
  return family === 'number' || family === 'moment' || family === 'bool' ? reading.otherForms[family] : CANONICAL
}

function describe({ table, reason }: TableChange): Phrase {
  return phrase('in-table', { table, what: reason })
}
