import { createHash } from 'node:crypto'
import type { Source } from '@ai-etl/core/contracts/source'
import { PlatformError } from '@ai-etl/core/errors/error'
import { TableFingerprint } from '@ai-etl/core/values/fingerprint'
import { CursorFilter, parseCursor } from './cursor.ts'
import type { TablesPlan } from './plan.ts'
import type { LoadRequest } from './request.ts'
import { columnsToRead, Route } from './route.ts'
import type { Shaping } from './shaping.ts'
import { shapeTable } from './shaping.ts'
import { CursorWatch } from './watch.ts'

/** What of a source a load takes, found from names alone. */
export class Taking {
  readonly shapings: readonly Shaping[]
  /** Columns read, by table, in the order of the batches. */
  readonly read: readonly (readonly number[])[]
  readonly #source: Source
  readonly #request: LoadRequest

  /** @throws PlatformError `load.column-unknown`, `type.unknown`, `expression.syntax` */
  constructor(source: Source, request: LoadRequest) {
    this.#source = source
    this.#request = request
    this.shapings = source.tables.map((table) => shapeTable(table, request))
    this.read = source.tables.map((table, i) => columnsToRead(table, this.shapings[i], request))
  }

  /** Columns asked of the source; null when all are read as they stand. */
  get wanted(): readonly (readonly number[])[] | null {
    const { tables } = this.#source
    const whole = this.read.every(
      (read, i) => read.length === tables[i].columns.length && read.every((column, at) => column === at),
    )
    return whole ? null : this.read
  }

  routes(plan: TablesPlan): readonly Route[] {
    return this.#source.tables.map((table, index) => {
      const read = this.read[index]
      return new Route({
        index,
        table,
        shaping: this.shapings[index],
        read,
        readings: read.map((column) => plan.readings[index][column]),
        planned: plan.tables[index],
        outputs: plan.outputs[index],
        mustBeEmpty: plan.mustBeEmpty[index],
        params: this.#request.params,
      })
    })
  }

  /** The root's key by the source's own names. */
  keyAtSource(plan: TablesPlan): readonly string[] {
    const { columns, key } = plan.tables[0]
    const outputs = key.map((name) => plan.outputs[0][columns.findIndex((column) => column.name === name)])
    return outputs.map((output) => this.#source.tables[0].columns[output.source].name)
  }

  /** @param known what the ledger remembers of the loads before */
  cursor(plan: TablesPlan, known: string | null): CursorFilter | null {
    const { cursor, key = [] } = this.#request
    if (cursor === undefined) return null
    const names = this.read[0].map((column) => this.#source.tables[0].columns[column].name)
    const column = names.indexOf(cursor)
    const keyed = key.map((name) => names.indexOf(name)).filter((at) => at >= 0)
    const identity = keyed.length > 0 ? keyed : names.map((_, at) => at)
    const { type } = plan.readings[0][this.read[0][column]]
    return new CursorFilter(column, type, identity, parseCursor(known))
  }

  /** @throws PlatformError `load.column-unknown`, `incremental.cursor-lost` */
  watch(plan: TablesPlan): CursorWatch | null {
    const { watch } = this.#request
    if (watch === undefined) return null
    const { columns } = this.#source.tables[0]
    const source = columns.findIndex(({ name }) => name === watch.column)
    if (source === -1) {
      const known = columns.map(({ name }) => name).join(', ')
      throw new PlatformError('load.column-unknown', { option: 'cursor', column: watch.column, known })
    }
    return new CursorWatch(watch, this.read[0].indexOf(source), plan.readings[0][source].type)
  }
}

/** Sums of the rows that are written, by table. */
export function fingerprintsOf(plan: TablesPlan): readonly TableFingerprint[] {
  return plan.tables.map(({ columns }) => {
    const types = columns.map((column) => column.type)
    return new TableFingerprint(types, md5)
  })
}

const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex')
