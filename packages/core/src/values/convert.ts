import type { Batch } from '../contracts/batch.ts'
import { BYTE_CLASS } from '../contracts/batch.ts'
import type { Phrase } from '../messages/phrase.ts'
import { phrase } from '../messages/phrase.ts'
import type { LogicalType } from '../types/logical.ts'
import { formatType } from '../types/logical.ts'
import type { Form } from './form.ts'
import { createMender } from './mend.ts'
import { MENDED } from './mended.ts'
import { isProven, PROOF, PROOF_OF_TYPE, SURE_DIGITS } from './prove.ts'
import { setNull } from './rows.ts'

const { QUOTED, NULL } = BYTE_CLASS
const CLASSES = 0x3fff

export interface ConvertedColumn {
  readonly name: string
  readonly type: LogicalType
  readonly form: Form
  readonly nullable: boolean
}

/** Why a value is refused: it does not read as its type; it reads but does not fit; nothing where something must be. */
export type RefusalRule = 'cast' | 'range' | 'not-null'

/**
 * Told of every value that cannot go on: row and column within the batch, and plain facts (with the value: the
 * caller masks). The value is left as it is; the caller drops the row or sets the value to null.
 */
export type Refuse = (row: number, column: number, rule: RefusalRule, detail: Phrase) => void

/** Turns the raw text of a batch into canonical text, in place. */
export type Converter = (batch: Batch, refuse: Refuse) => void

/**
 * Makes the converter of a table. Values that are canonical already are only proven; others are written anew at the
 * batch's end. Absent and empty unquoted values become NULL; NULL is refused where the column does not take it.
 */
export function createConverter(columns: readonly ConvertedColumn[]): Converter {
  const converters = columns.map(createColumnConverter)
  return (batch, refuse) => {
    for (let first = 0; first < batch.rows; first += BLOCK_ROWS) {
      const last = Math.min(first + BLOCK_ROWS, batch.rows)
      for (let column = 0; column < converters.length; column++) converters[column](batch, column, first, last, refuse)
    }
  }
}

/** Rows that all columns are converted of before going on: their bytes stay in the processor's cache. */
const BLOCK_ROWS = 128

type ColumnConverter = (batch: Batch, column: number, first: number, last: number, refuse: Refuse) => void

function createColumnConverter(column: ConvertedColumn): ColumnConverter {
  const { type, form, nullable, name } = column
  const { proof, integerDigits, scale } = glance(type, form)
  const mend = createMender(type, form)
  const looks = tokensLookCanonical(column) ? PROOF.NONE : proof
  return (batch, index, first, last, refuse) => {
    const { columns, start, end, mask } = batch
    let { bytes } = batch
    for (let row = first, cell = first * columns + index; row < last; row++, cell += columns) {
      const from = start[cell]
      const to = end[cell]
      const flags = mask[cell]
      if ((flags & NULL) !== 0 || (from === to && (flags & QUOTED) === 0)) {
        setNull(batch, row, index)
        if (!nullable) refuse(row, index, 'not-null', phrase('value.missing', { column: name }))
        continue
      }
      if (looks === PROOF.TEXT) continue
      if (isProven(looks, bytes, from, to, flags & CLASSES, integerDigits, scale)) continue
      const outcome = mend(batch, cell)
      bytes = batch.bytes
      if (outcome === MENDED.OK) continue
      if (outcome === MENDED.NULL) {
        if (nullable) setNull(batch, row, index)
        else refuse(row, index, 'not-null', phrase('value.null-token', { column: name, value: shown(batch, cell) }))
      } else refuse(row, index, outcome === MENDED.RANGE ? 'range' : 'cast', refusal(outcome, batch, cell, column))
    }
  }
}

/** What can be proven without looking closely. Where separators are not those of canonical text, only digits can. */
function glance(type: LogicalType, form: Form): { proof: number; integerDigits: number; scale: number } {
  const proof = PROOF_OF_TYPE[type.kind]
  if (type.kind === 'decimal') {
    const integerDigits = type.precision - type.scale
    if (form.reading.kind === 'number') return { proof: PROOF.INTEGER, integerDigits, scale: 0 }
    return { proof, integerDigits, scale: type.scale }
  }
  if (form.reading.kind === 'number' && type.kind === 'float64')
    return { proof: PROOF.INTEGER, integerDigits: 300, scale: 0 }
  return { proof, integerDigits: SURE_DIGITS[type.kind] ?? 0, scale: type.kind === 'float64' ? 300 : 0 }
}

/** Whether a null token would pass for a value (`0`, `1900-01-01`): then nothing may be proven before tokens are asked. */
function tokensLookCanonical({ type, form }: ConvertedColumn): boolean {
  const { proof, integerDigits, scale } = glance(type, form)
  return (form.nullTokens ?? []).some((token) => {
    const bytes = new TextEncoder().encode(token)
    if (bytes.length === 0) return false
    const classes = BYTE_CLASS.DIGIT
    const all = BYTE_CLASS.DIGIT | BYTE_CLASS.SIGN
    return [classes, all, all | BYTE_CLASS.DOT].some((mask) =>
      isProven(proof, bytes, 0, bytes.length, mask, integerDigits, scale),
    )
  })
}

const SHOWN = 100

function shown(batch: Batch, cell: number): string {
  const text = batch.bytes.toString('utf8', batch.start[cell], Math.min(batch.end[cell], batch.start[cell] + 4 * SHOWN))
  return JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)
}

function refusal(outcome: number, batch: Batch, cell: number, column: ConvertedColumn): Phrase {
  const params = { column: column.name, value: shown(batch, cell), type: formatType(column.type) }
  return outcome === MENDED.RANGE ? phrase('value.too-wide', params) : phrase('value.not-of-type', params)
}
