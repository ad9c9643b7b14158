import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { RowCondition } from '@ai-etl/core/contracts/condition'
import { columnsOfCondition } from '@ai-etl/core/contracts/condition'
import type { SourceTable } from '@ai-etl/core/contracts/source'
import type { PlannedTable } from '@ai-etl/core/contracts/target'
import { PlatformError } from '@ai-etl/core/errors/error'
import { bindCondition } from '@ai-etl/core/expressions/bind'
import { compileCondition, ValueError } from '@ai-etl/core/expressions/evaluate'
import { engineOnly, withParameters } from '@ai-etl/core/expressions/fold'
import { parseExpression } from '@ai-etl/core/expressions/parse'
import { columnReferences } from '@ai-etl/core/expressions/references'
import { rowCondition } from '@ai-etl/core/expressions/row-condition'
import type { Scope } from '@ai-etl/core/expressions/typed'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import { phrase } from '@ai-etl/core/messages/phrase'
import { formatType, sameType } from '@ai-etl/core/types/logical'
import { parseType } from '@ai-etl/core/types/parse'
import type { Converter, RefusalRule } from '@ai-etl/core/values/convert'
import { createConverter } from '@ai-etl/core/values/convert'
import { setNull } from '@ai-etl/core/values/rows'
import type { ValueCast } from './cast-values.ts'
import { castValues } from './cast-values.ts'
import type { Reading } from './readings.ts'
import { Contradiction } from './readings.ts'
import type { Refusal } from './rejects.ts'
import type { LoadRequest } from './request.ts'
import type { OutputColumn, Shaping } from './shaping.ts'
import { FILTERED, Projection, type Verdicts } from './verdicts.ts'

/** The columns of a source table that a load reads, in the order of its batches. */
export function columnsToRead(
  table: SourceTable,
  shaping: Shaping,
  { cursor, watch }: Pick<LoadRequest, 'cursor' | 'watch'>,
): readonly number[] {
  const wanted = shaping.output.map((column) => column.source)
  for (const condition of shaping.conditions) {
    const names = columnReferences(parseExpression(condition.where)).map((reference) => reference.name.toLowerCase())
    for (const column of condition.scope) if (names.includes(column.name.toLowerCase())) wanted.push(column.source)
  }
  const followed = table.parent === null ? [cursor, watch?.column] : []
  wanted.push(...followed.map((name) => table.columns.findIndex((column) => column.name === name)))
  return [...new Set(wanted)].filter((source) => source >= 0)
}

export interface RouteInput {
  readonly index: number
  readonly table: SourceTable
  readonly shaping: Shaping
  /** What columnsToRead gave. */
  readonly read: readonly number[]
  /** Of those columns, in that order. */
  readonly readings: readonly Reading[]
  readonly planned: PlannedTable
  /** Columns that go to the target, in the planned order, and those that it has no place for. */
  readonly outputs: readonly OutputColumn[]
  readonly mustBeEmpty: readonly OutputColumn[]
  readonly params: LoadRequest['params']
}

/** How the rows of one table go from source to target: everything decided, ready to run batch by batch. */
export class Route {
  readonly name: string
  readonly isRoot: boolean
  /** Names of the batches' columns at the source. */
  readonly names: readonly string[]
  readonly projection: Projection
  /** The conditions that a source may be able to judge itself. */
  readonly rowConditions: readonly RowCondition[]
  readonly #table: number
  readonly #readings: readonly Reading[]
  readonly #converter: Converter | null
  readonly #casts: readonly (ValueCast | null)[]
  readonly #mustBeEmpty: readonly number[]
  readonly #conditions: readonly ((batch: Batch, row: number) => boolean)[]

  /** @throws PlatformError `expression.*` */
  constructor({ index, table, shaping, read, readings, planned, outputs, mustBeEmpty, params }: RouteInput) {
    this.#table = index
    this.name = planned.name
    this.isRoot = table.parent === null
    this.names = read.map((source) => table.columns[source].name)
    this.#readings = readings
    const output = outputs.map((column) => read.indexOf(column.source))
    this.#mustBeEmpty = mustBeEmpty.map((column) => read.indexOf(column.source))
    const nullable = readings.map((_, i) => planned.columns[output.indexOf(i)]?.nullable ?? true)
    const columns = readings.map(({ type, from = type, form }, i) => ({
      name: this.names[i],
      type: from,
      form,
      nullable: nullable[i],
    }))
    this.#casts = readings.map(({ from, type }, i) => (from ? castValues(this.names[i], from, type) : null))
    // What a system declares is canonical as it comes; only what must not be empty has to be looked at.
    const canonical = readings.every((reading) => reading.origin === 'declared') && nullable.every(Boolean)
    this.#converter = canonical ? null : createConverter(columns)
    const identical = output.length === read.length && output.every((column, i) => column === i)
    this.projection = new Projection(identical ? null : output)
    const bound = shaping.conditions.map((condition) => {
      const columns = read.map((source, i) => ({
        name: condition.scope.find((column) => column.source === source)?.name ?? NOT_IN_SCOPE,
        type: readings[i].type,
      }))
      const typed = bindCondition(condition.where, { columns, parameters: parametersOf(params) })
      const what = engineOnly(typed, 'UTC')
      if (what !== null) throw new PlatformError('expression.engine-only', { expression: condition.where, what })
      return withParameters(typed, 'UTC')
    })
    this.#conditions = bound.map(compileCondition)
    // What is read in another type than the source declares is judged by that type.
    const asDeclared = (i: number) => {
      const { type } = table.columns[read[i]]
      return type !== undefined && readings[i].from === undefined && sameType(type, readings[i].type)
    }
    this.rowConditions = bound
      .map((condition) =>
        rowCondition(
          condition,
          read.map((source, i) => (asDeclared(i) ? source : UNKNOWN)),
        ),
      )
      .filter((condition) => condition !== null)
      .filter((condition) => !columnsOfCondition(condition).includes(UNKNOWN))
  }

  /** Turns raw values into canonical ones, in place. Rows that cannot be are refused. */
  convert(batch: Batch, refuse: (row: number, refusal: Refusal) => void): void {
    this.#converter?.(batch, (row, column, rule, detail) => this.#unfit(batch, row, column, { rule, detail }, refuse))
    this.#casts.forEach((cast, column) => {
      cast?.(batch, column, (row, value) => {
        const type = formatType(this.#readings[column].type)
        const detail = phrase('value.not-of-type', { column: this.names[column], value: JSON.stringify(value), type })
        this.#unfit(batch, row, column, { rule: 'cast', detail }, refuse)
      })
    })
    for (const column of this.#mustBeEmpty) this.#refuseUnknown(batch, column, refuse)
  }

  /** Drops the rows for which a condition is not true. */
  filter(batch: Batch, verdicts: Verdicts, refuse: (row: number, refusal: Refusal) => void): void {
    for (const holds of this.#conditions) {
      for (let row = 0; row < batch.rows; row++) {
        if (verdicts.rows[row] !== 0) continue
        try {
          if (!holds(batch, row)) verdicts.set(row, FILTERED)
        } catch (error) {
          if (!(error instanceof ValueError)) throw error
          refuse(row, { rule: 'expression', detail: error.fault })
        }
      }
    }
  }

  /** The table has no place for this column: a row that has a value there is not cut short but rejected. */
  #refuseUnknown(batch: Batch, column: number, refuse: (row: number, refusal: Refusal) => void): void {
    for (let row = 0; row < batch.rows; row++) {
      if (batch.mask[row * batch.columns + column] & BYTE_CLASS.NULL) continue
      refuse(row, { rule: 'unknown-field', detail: phrase('load.field-unknown', { column: this.names[column] }) })
    }
  }

  #unfit(
    batch: Batch,
    row: number,
    column: number,
    found: { rule: RefusalRule; detail: Phrase },
    refuse: (row: number, refusal: Refusal) => void,
  ): void {
    const reading = this.#readings[column]
    if (found.rule === 'not-null') return refuse(row, found)
    if (reading.origin === 'sampled') throw new Contradiction(this.#table, column, batch.line[row])
    if (reading.onError === 'null') return setNull(batch, row, column)
    if (reading.onError === 'fail' && reading.origin === 'target')
      throw new PlatformError('load.schema-drift', {
        table: this.name,
        changes: phrase('in-line', { line: batch.line[row], fault: found.detail }),
      })
    if (reading.onError === 'fail')
      throw new PlatformError('load.cast-impossible', { line: batch.line[row], why: found.detail })
    refuse(row, { rule: reading.origin === 'target' ? `target-${found.rule}` : found.rule, detail: found.detail })
  }
}

/** Stands for a column that a source cannot judge. */
const UNKNOWN = -1

/** No column has this name: names of columns never hold a NUL. */
const NOT_IN_SCOPE = '\0'

function parametersOf(params: LoadRequest['params']): NonNullable<Scope['parameters']> {
  return new Map((params ?? []).map((param) => [param.name, { type: parseType(param.type), value: param.value }]))
}
