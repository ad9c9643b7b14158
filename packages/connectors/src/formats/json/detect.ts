import { afterSpace, CLOSE_OBJECT, COLON, COMMA, NEWLINE, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './bytes.ts'
import type { JsonLayout } from './layout.ts'
import { NOT_A_VALUE, skipValue, UNFINISHED } from './literal.ts'

/** Lines looked at to tell NDJSON. */
const LINES = 20
/** Objects on the way to the records at most. */
const DEEPEST_PATH = 6

export interface DetectedLayout extends JsonLayout {
  /** 0 to 1. */
  readonly confidence: number
}

/**
 * Finds out how records stand in a document from its first bytes.
 * @param complete the bytes are the whole document
 */
export function detectLayout(bytes: Buffer, complete: boolean): DetectedLayout {
  const start = afterSpace(bytes, 0)
  if (bytes[start] === OPEN_ARRAY && !linesOfValues(bytes, start, complete)) return layout('array', [], 1)
  if (linesOfValues(bytes, start, complete)) return layout('lines', [], 0.95)
  if (bytes[start] !== OPEN_OBJECT) return layout('values', [], 0.5)
  const end = skipValue(bytes, start, bytes.length)
  const next = end < 0 ? bytes.length : afterSpace(bytes, end)
  const several = end > 0 && next < bytes.length
  if (several) return layout('values', [], 0.9)
  const records = recordsWithin(bytes, start, bytes.length, end === UNFINISHED, [])
  if (records) return layout('array', records, 0.8)
  return layout('values', [], complete ? 0.9 : 0.5)
}

function layout(kind: JsonLayout['kind'], path: readonly string[], confidence: number): DetectedLayout {
  return { kind, path, confidence }
}

/** At least two lines, and most of the first ones hold a whole object or array each. */
function linesOfValues(bytes: Buffer, start: number, complete: boolean): boolean {
  let seen = 0
  let valid = 0
  for (let at = start; at < bytes.length && seen < LINES; ) {
    const newline = bytes.indexOf(NEWLINE, at)
    if (newline === -1 && !complete) break
    const end = newline === -1 ? bytes.length : newline
    const text = bytes.toString('utf8', at, end).trim()
    at = end + 1
    if (text === '') continue
    seen++
    if ((text[0] === '{' || text[0] === '[') && parses(text)) valid++
  }
  return seen >= 2 && valid * 2 > seen
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/**
 * The way to the array of objects that takes more than half of the object at `at`, or that the head breaks off in.
 */
function recordsWithin(bytes: Buffer, at: number, end: number, cut: boolean, path: readonly string[]): string[] | null {
  if (path.length === DEEPEST_PATH) return null
  const members = membersOf(bytes, at, end)
  const whole = (members.at(-1)?.end ?? at) - at
  for (const { name, start, end: after, finished } of members) {
    const large = cut ? !finished : (after - start) * 2 > whole
    if (!large) continue
    if (bytes[start] === OPEN_ARRAY && bytes[afterSpace(bytes, start + 1)] === OPEN_OBJECT) return [...path, name]
    if (bytes[start] === OPEN_OBJECT) return recordsWithin(bytes, start, after, !finished, [...path, name])
  }
  return null
}

interface Member {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly finished: boolean
}

function membersOf(bytes: Buffer, at: number, end: number): Member[] {
  const found: Member[] = []
  let i = afterSpace(bytes, at + 1)
  while (i < end && bytes[i] === QUOTE) {
    const keyEnd = skipValue(bytes, i, end)
    if (keyEnd < 0) break
    const name = keyText(bytes.toString('utf8', i, keyEnd))
    const colon = afterSpace(bytes, keyEnd)
    if (bytes[colon] !== COLON) break
    const start = afterSpace(bytes, colon + 1)
    const after = skipValue(bytes, start, end)
    if (after === NOT_A_VALUE || start >= end) break
    found.push({ name, start, end: after === UNFINISHED ? end : after, finished: after !== UNFINISHED })
    if (after === UNFINISHED) break
    i = afterSpace(bytes, after)
    if (bytes[i] === CLOSE_OBJECT) break
    if (bytes[i] === COMMA) i = afterSpace(bytes, i + 1)
  }
  return found
}

function keyText(quoted: string): string {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted.slice(1, -1)
  }
}
