import type { Batch } from '../contracts/batch.ts'
import { classOf } from '../contracts/batch.ts'
import type { LogicalType } from '../types/logical.ts'
import type { Form } from './form.ts'
import { mendBool } from './mend-bool.ts'
import { mendMoment } from './mend-moment.ts'
import { createNumberMender } from './mend-number.ts'
import { mendStructured } from './mend-structured.ts'
import type { CellMender } from './mended.ts'
import { MENDED, place } from './mended.ts'
import { isProven, PROOF_OF_TYPE, SURE_DIGITS } from './prove.ts'

/** Makes the slow path of a column: cuts spaces, knows null tokens, reads by the form. */
export function createMender(type: LogicalType, form: Form): (batch: Batch, cell: number) => number {
  const tokens = (form.nullTokens ?? []).map((token) => Buffer.from(token))
  const blankIsNull = form.nullTokens?.some((token) => token.trim() === '') ?? false
  const mend = readerOf(type, form)
  const proof = PROOF_OF_TYPE[type.kind]
  const canonical = form.reading.kind === 'canonical' || form.reading.kind === 'words'
  const integerDigits = type.kind === 'decimal' ? type.precision - type.scale : (SURE_DIGITS[type.kind] ?? 0)
  const scale = type.kind === 'decimal' ? type.scale : type.kind === 'float64' ? 300 : 0
  return (batch, cell) => {
    const { bytes } = batch
    let from = batch.start[cell]
    let to = batch.end[cell]
    if (tokens.some((token) => token.length === to - from && token.compare(bytes, from, to) === 0)) return MENDED.NULL
    if (form.trim) {
      while (from < to && bytes[from] === 32) from++
      while (from < to && bytes[to - 1] === 32) to--
      if (tokens.some((token) => token.length === to - from && token.compare(bytes, from, to) === 0)) return MENDED.NULL
    }
    if (from === to) return blankIsNull ? MENDED.NULL : MENDED.CAST
    const classes = classOf(bytes, from, to)
    if (canonical && isProven(proof, bytes, from, to, classes, integerDigits, scale))
      return place(batch, cell, from, to)
    return mend(batch, cell, from, to)
  }
}

function readerOf(type: LogicalType, form: Form): CellMender {
  switch (type.kind) {
    case 'bool':
      return mendBool(form)
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'uint64':
    case 'decimal':
    case 'float64':
      return createNumberMender(type, form)
    case 'date':
    case 'timestamp':
    case 'timestamptz':
    case 'time':
      return mendMoment(type.kind, form)
    default:
      return mendStructured(type)
  }
}
