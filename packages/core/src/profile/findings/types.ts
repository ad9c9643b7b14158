import { shapeOf } from '../../values/classify.ts'
import { SHAPE } from '../../values/shape.ts'
import type { EntryArrays } from '../entries.ts'
import { isWhole } from '../entries.ts'
import type { Rule } from './finding.ts'
import { Offenders } from './finding.ts'

/** Share of the values that must have one kind for the others to be odd. */
const LEAST_SHARE = 0.95

/** Kinds of values that a type takes in, and what the type is called in the finding. */
const KINDS: readonly (readonly [type: string, shapes: readonly number[]])[] = [
  ['int64', [SHAPE.INTEGER]],
  ['decimal', [SHAPE.INTEGER, SHAPE.DECIMAL, SHAPE.NUMBER]],
  ['date', [SHAPE.DATE]],
  ['timestamp', [SHAPE.TIMESTAMP]],
  ['timestamptz', [SHAPE.TIMESTAMPTZ]],
  ['bool', [SHAPE.BOOL]],
  ['uuid', [SHAPE.UUID]],
]

/** A text field whose values nearly all are numbers, dates or the like: names the ones that are not. */
export const nearlyType: Rule = ({ facts: { values, inference, shapes: rows } }) => {
  if (inference === null || rows === null || values.type.kind !== 'string' || inference.ambiguous) return null
  // Identifiers are text by decision, not for want of a type.
  if (inference.notes.some((note) => note.rule === 'identifier')) return null
  const { entries } = values
  const total = sum(rows, (shape) => !NEUTRAL.includes(shape))
  for (const [type, wanted] of KINDS) {
    const fitting = sum(rows, (shape) => wanted.includes(shape))
    if (fitting < total * LEAST_SHARE || fitting === total) continue
    const found = new Offenders(entries.count)
    const shapes = shapesOf(entries)
    for (let entry = 0; entry < shapes.length; entry++) {
      if (!wanted.includes(shapes[entry]) && !NEUTRAL.includes(shapes[entry])) found.add(entry)
    }
    if (found.entries.every((entry) => shapes[entry] === SHAPE.PADDED)) return null
    const params = { type, share: fitting / total }
    return { rule: 'nearly-type', severity: 'risk', count: found.count, entries: found.entries, params }
  }
  return null
}

const NEUTRAL: readonly number[] = [SHAPE.NULL, SHAPE.EMPTY, SHAPE.BLANK, SHAPE.TOKEN]

function shapesOf(entries: EntryArrays): Uint8Array {
  const { text, textStart, textLength, mask, size } = entries
  const shapes = new Uint8Array(size).fill(SHAPE.TEXT)
  for (let entry = 0; entry < size; entry++) {
    if (!isWhole(entries, entry)) continue
    shapes[entry] = shapeOf(text, textStart[entry], textStart[entry] + textLength[entry], mask[entry])
  }
  return shapes
}

function sum(rows: Float64Array, wanted: (shape: number) => boolean): number {
  return rows.reduce((total, count, shape) => (wanted(shape) ? total + count : total), 0)
}

/** Digits behind leading zeros: why the field stays text. */
export const leadingZero: Rule = ({ facts: { values } }) => {
  if (values.type.kind !== 'string') return null
  const { entries } = values
  const { text, textStart, textLength, size } = entries
  const found = new Offenders(entries.count)
  let digits = 0
  for (let entry = 0; entry < size; entry++) {
    if (!isWhole(entries, entry) || !isDigits(text, textStart[entry], textStart[entry] + textLength[entry])) continue
    digits += entries.count[entry]
    if (textLength[entry] > 1 && text[textStart[entry]] === ZERO) found.add(entry)
  }
  let all = 0
  for (let entry = 0; entry < size; entry++) all += entries.count[entry]
  // A few such codes among words are no identifiers of digits.
  if (found.count === 0 || digits < all * 0.5) return null
  return { rule: 'leading-zero', severity: 'note', count: found.count, entries: found.entries }
}

const ZERO = 48

/** Digits, perhaps with dots or dashes between. */
function isDigits(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end) return false
  for (let i = start; i < end; i++) {
    const byte = bytes[i]
    if ((byte < 48 || byte > 57) && (i === start || (byte !== 46 && byte !== 45))) return false
  }
  return true
}
