import type { SourceTable } from '@ai-etl/core/contracts/source'
import type { ExistingColumn, ExistingTable, SchemaPolicy } from '@ai-etl/core/contracts/target'
import type { DesignedTable } from '@ai-etl/core/ddl/model'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Language } from '@ai-etl/core/messages/language'
import { loadTexts } from '@ai-etl/core/messages/load'
import type { LogicalType } from '@ai-etl/core/types/logical'
import { formatType, sameType, scalar } from '@ai-etl/core/types/logical'
import { CANONICAL } from '@ai-etl/core/values/form'
import { holds, widened } from './drift.ts'
import type { Reading } from './readings.ts'
import type { Shaping } from './shaping.ts'

/** How one table of the source meets one that is there already: the existing layout wins. */
export interface Meeting {
  /** Readings of the source's columns, with the types of the columns that take them. */
  readonly readings: readonly Reading[]
  /** Type of each output column as it will be; null: the table does not take this column. */
  readonly types: readonly (LogicalType | null)[]
  readonly nullable: readonly boolean[]
  readonly changes: readonly SchemaChange[]
  /** What a reader should know although it changes nothing. */
  readonly notes: readonly string[]
}

export interface SchemaChange {
  readonly kind: 'add' | 'widen'
  /** Index of the output column. */
  readonly output: number
  readonly text: string
}

interface MeetingInput {
  readonly table: SourceTable
  readonly shaping: Shaping
  readonly readings: readonly Reading[]
  readonly designed: Pick<DesignedTable, 'name' | 'columns'>
  readonly existing: ExistingTable
  readonly policy: SchemaPolicy
  readonly lang: Language
}

/**
 * Compares the columns of the input with those of the existing table and decides, by the policy, what is changed.
 * `evolve` adds columns and widens types where nothing is lost; `freeze` refuses any difference; `reject` changes
 * nothing and leaves it to each row whether it fits.
 * @throws PlatformError `load.schema-drift`
 */
export function meetExisting(input: MeetingInput): Meeting {
  const { existing, designed, policy, lang } = input
  const known = new Map(existing.columns.map((column) => [column.name, column]))
  const readings = [...input.readings]
  const met = input.shaping.output.map((output, index) => {
    const column = known.get(designed.columns[index].name)
    const found = column ? meetColumn(input, index, column) : meetUnknown(input, index)
    readings[output.source] = found.reading
    return found
  })
  const given = new Set(designed.columns.map((column) => column.name))
  const required = existing.columns.filter((column) => !column.nullable && !given.has(column.name) && !column.hasDefault)
  const drift = [
    ...met.map((each) => each.drift).filter((text) => text !== null),
    ...required.map((column) => loadTexts['drift-required'][lang]({ table: existing.name, column: column.name })),
  ]
  if (required.length > 0 || (policy === 'freeze' && drift.length > 0))
    throw new PlatformError('load.schema-drift', { table: existing.name, changes: drift.join('; ') })
  return {
    readings,
    types: met.map((each) => each.type),
    nullable: met.map((each) => each.nullable),
    changes: met.map((each) => each.change).filter((change) => change !== null),
    notes: met.map((each) => each.note).filter((note) => note !== null),
  }
}

interface MetColumn {
  readonly reading: Reading
  readonly type: LogicalType | null
  readonly nullable: boolean
  readonly drift: string | null
  readonly change: SchemaChange | null
  readonly note: string | null
}

function meetColumn(input: MeetingInput, index: number, column: ExistingColumn): MetColumn {
  const { policy, lang, existing } = input
  const reading = input.readings[input.shaping.output[index].source]
  const held = column.type ?? scalar('string')
  const plain = { type: held, nullable: column.nullable, drift: null, change: null, note: null }
  if (sameType(held, reading.type)) return { ...plain, reading }
  const onError = policy === 'freeze' ? 'fail' : 'reject'
  const adapted: Reading = { ...reading, type: held, form: formFor(held, reading), origin: 'target', onError }
  // Text fits or not value by value; what was never seen at all cannot contradict.
  if (reading.type.kind === 'string' || holds(held, reading.type)) return { ...plain, reading: readAs(adapted, reading) }
  const wide = widened(held, reading.type)
  const texts = { table: existing.name, column: column.name, from: formatType(held) }
  if (policy !== 'evolve')
    return { ...plain, reading: adapted, drift: loadTexts['drift-type'][lang]({ ...texts, to: formatType(reading.type) }) }
  if (wide === null) {
    const note = loadTexts['not-widened'][lang]({ ...texts, to: formatType(reading.type) })
    return { ...plain, reading: adapted, note }
  }
  const text = loadTexts['change-widen'][lang]({ ...texts, to: formatType(wide) })
  return {
    ...plain,
    reading: { ...adapted, type: wide },
    type: wide,
    change: { kind: 'widen', output: index, text },
  }
}

/** Values that a system declared, or that were proven, need no second look where the column holds their whole type. */
function readAs(adapted: Reading, reading: Reading): Reading {
  return reading.origin === 'declared' && reading.type.kind !== 'string' ? { ...reading, type: adapted.type } : adapted
}

function meetUnknown(input: MeetingInput, index: number): MetColumn {
  const { policy, lang, existing, designed } = input
  const reading = input.readings[input.shaping.output[index].source]
  const texts = { table: existing.name, column: designed.columns[index].name, type: formatType(reading.type) }
  const plain = { reading, nullable: true, drift: null, change: null, note: null }
  if (policy === 'evolve') {
    const text = loadTexts['change-add'][lang](texts)
    return { ...plain, type: reading.type, change: { kind: 'add', output: index, text } }
  }
  return { ...plain, type: null, drift: loadTexts['drift-unknown'][lang](texts) }
}

function formFor(type: LogicalType, reading: Reading): Reading['form'] {
  return type.kind === 'string' || reading.type.kind === 'string' ? CANONICAL : reading.form
}
