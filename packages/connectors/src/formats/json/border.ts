import { BACKSLASH, CLOSE_ARRAY, CLOSE_OBJECT, COMMA, NEWLINE, OPEN_ARRAY, OPEN_OBJECT, QUOTE, SPACE } from './bytes.ts'

/** What is known of the records around a broken one. */
export interface Surroundings {
  /** White space that stands before a record, after its comma; null before the first one, which has none. */
  readonly separator: Buffer | null
  /** First key of the records with its quotes; null when not known. */
  readonly firstKey: Buffer | null
  /** Records stand in an array, with commas between them. */
  readonly inArray: boolean
  /** Brackets or quotes may be out of balance. */
  readonly structural: boolean
  /** Objects inside records begin with the same key. */
  readonly ambiguous: boolean
}

/** Bytes that the look of a record's beginning may take. */
const LOOK = 1 << 10
/** Bytes beyond a likely beginning in which balanced brackets still win, where inner objects begin alike. */
const PATIENCE = 1 << 16

/**
 * Where the record after a broken one may begin: by brackets, tolerantly, and where these are out of balance by the
 * look of a record's beginning (separator, brace, first key), whichever comes first.
 * @param start of the broken record; `brokenAt`: where it was found broken
 * @returns index of the comma, bracket or record that ends the broken one; `end` at the file's end; -1: not in the data
 */
export function findBorder(
  bytes: Buffer,
  start: number,
  brokenAt: number,
  end: number,
  final: boolean,
  around: Surroundings,
): number {
  const balanced = borderByBrackets(bytes, start, end, around.inArray)
  const from = around.ambiguous ? Math.max(start + 1, brokenAt) : start + 1
  const look = around.structural ? borderByLook(bytes, start + 1, from, end, around) : -1
  // The answer must not depend on where the data happen to end: wait for what could change it.
  const settled = around.ambiguous ? look + PATIENCE : balanced + LOOK
  if (!final && (balanced !== -1 || look !== -1) && end < settled) return -1
  if (balanced !== -1 && (look === -1 || balanced <= look + (around.ambiguous ? PATIENCE : 0))) return balanced
  if (look !== -1) return look
  return final ? end : -1
}

/** A string that is not closed on its line is taken to end there. */
function borderByBrackets(bytes: Uint8Array, start: number, end: number, inArray: boolean): number {
  let depth = 0
  for (let i = start; i < end; i++) {
    const byte = bytes[i]
    if (byte === QUOTE) i = stringEnd(bytes, i + 1, end)
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (depth === 0 && i > start) return i
      depth++
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      if (depth > 0) depth--
      else if (inArray && byte === CLOSE_ARRAY) return i
    } else if (depth === 0 && byte === COMMA && inArray && i > start) return i
    else if (depth === 0 && byte === NEWLINE && !inArray && i > start) return i
  }
  return -1
}

function stringEnd(bytes: Uint8Array, at: number, end: number): number {
  for (let i = at; i < end; i++) {
    if (bytes[i] === QUOTE || bytes[i] === NEWLINE) return i
    if (bytes[i] === BACKSLASH) i++
  }
  return end
}

function borderByLook(bytes: Buffer, least: number, from: number, end: number, around: Surroundings): number {
  const key = around.firstKey
  if (key === null) return -1
  for (let at = bytes.indexOf(key, from); at !== -1 && at + key.length <= end; at = bytes.indexOf(key, at + 1)) {
    const brace = beforeSpace(bytes, at - 1)
    if (brace < least || bytes[brace] !== OPEN_OBJECT) continue
    const before = beforeSpace(bytes, brace - 1)
    if (before < least || !sameSpace(bytes, before + 1, brace, around.separator)) continue
    if (!around.inArray) return brace
    if (bytes[before] === COMMA) return before
    if (around.separator?.includes(NEWLINE)) return brace
  }
  return -1
}

function sameSpace(bytes: Buffer, start: number, end: number, separator: Buffer | null): boolean {
  if (separator === null) return true
  return end - start === separator.length && bytes.compare(separator, 0, separator.length, start, end) === 0
}

function beforeSpace(bytes: Uint8Array, at: number): number {
  let i = at
  while (bytes[i] === SPACE || bytes[i] === NEWLINE || bytes[i] === 0x0d || bytes[i] === 0x09) i--
  return i
}
