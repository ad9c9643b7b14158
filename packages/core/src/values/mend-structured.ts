import type { LogicalType } from '../types/logical.ts'
import type { CellMender } from './mended.ts'
import { MENDED, place } from './mended.ts'

/** ISO 8601 duration with at least one part; a fraction of seconds of at most six digits. */
const DURATION =
  /^-?P(?=\d|T\d)(-?\d+Y)?(-?\d+M)?(-?\d+W)?(-?\d+D)?(T(?=-?\d)(-?\d+H)?(-?\d+M)?(-?\d+(\.\d{1,6})?S)?)?$/

/** Types whose text is checked as a whole and never rewritten: JSON, durations, enumerations, and what has no other form. */
export function mendStructured(type: LogicalType): CellMender {
  const accepts = acceptance(type)
  return (batch, cell, from, to) =>
    accepts(batch.bytes.toString('utf8', from, to)) ? place(batch, cell, from, to) : MENDED.CAST
}

function acceptance(type: LogicalType): (text: string) => boolean {
  switch (type.kind) {
    case 'json':
      return (text) => isJson(text)
    case 'list':
      return (text) => text.startsWith('[') && isJson(text)
    case 'struct':
      return (text) => text.startsWith('{') && isJson(text)
    case 'interval':
      return (text) => DURATION.test(text)
    case 'enum': {
      const values = new Set(type.values)
      return (text) => values.has(text)
    }
    default:
      return () => false
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
