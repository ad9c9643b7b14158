import { NO_TEXT } from './dictionary.ts'
import type { EntryArrays } from './entries.ts'
import { rowWeights } from './entries.ts'

/**
 * Generalised shapes of values: each digit is `9`, a run of Latin letters `A` or `a`, of Cyrillic ones `Я` or `я`, of
 * other characters beyond ASCII `~`; all else stands for itself. A shape is cut after 40 signs.
 */
export class Patterns {
  private readonly counts = new Map<number, PatternCount>()

  /**
   * Counts the shapes of entries whose text was kept: of all while they are at most 65,536, else of every second,
   * third, …, whose counts then stand for their neighbours.
   */
  add(entries: EntryArrays): void {
    const { text, textStart, textLength, size } = entries
    const step = Math.ceil(size / MOST_ENTRIES)
    const weights = rowWeights(entries)
    const count = step <= 1 ? weights : weights.map((rows) => rows * step)
    for (let entry = 0; entry < size; entry += step) {
      if (textStart[entry] === NO_TEXT || count[entry] === 0) continue
      const key = generalise(text, textStart[entry], textStart[entry] + textLength[entry])
      const known = this.counts.get(key)
      if (known) known.count += count[entry]
      else if (this.counts.size < MOST_PATTERNS) this.counts.set(key, { pattern: patternText(), count: count[entry] })
    }
  }

  /** The entries whose shape is another one. */
  *entriesUnlike(pattern: string, entries: EntryArrays): Generator<number> {
    const key = [...this.counts].find(([, known]) => known.pattern === pattern)?.[0]
    const { text, textStart, textLength, size } = entries
    for (let entry = 0; entry < size; entry++) {
      if (textStart[entry] === NO_TEXT) continue
      if (generalise(text, textStart[entry], textStart[entry] + textLength[entry]) !== key) yield entry
    }
  }

  /** The most frequent shapes, most frequent first. */
  top(most: number): PatternCount[] {
    return [...this.counts.values()].sort((a, b) => b.count - a.count).slice(0, most)
  }
}

export interface PatternCount {
  readonly pattern: string
  count: number
}

const MOST_PATTERNS = 4096
const MOST_ENTRIES = 65_536
const LENGTH = 40
const signs = new Uint8Array(LENGTH)
let used = 0

/** Signs of shapes; `text` is what people see, the byte is what is hashed. */
const SIGN_TEXT: Readonly<Record<number, string>> = { 1: 'Я', 2: 'я', 3: '~', 4: '…' }
const CYRILLIC_UPPER = 1
const CYRILLIC_LOWER = 2
const BEYOND = 3
const CUT = 4

const SIGN_OF_BYTE = Uint8Array.from({ length: 128 }, (_, byte) => {
  if (byte >= 48 && byte <= 57) return 57
  if (byte >= 65 && byte <= 90) return 65
  if (byte >= 97 && byte <= 122) return 97
  return byte
})

/** Writes the shape of a value into `signs` and gives its hash, 32 bits. */
function generalise(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  let previous = 0
  used = 0
  for (let i = start; i < end; i++) {
    const byte = bytes[i]
    let sign: number
    if (byte < 128) sign = SIGN_OF_BYTE[byte]
    else if (byte < 0xc0) continue
    else sign = signBeyondAscii(byte, bytes[i + 1])
    if (sign === previous && sign !== 57 && (sign === 65 || sign === 97 || sign <= BEYOND)) continue
    if (used === LENGTH) {
      signs[LENGTH - 1] = CUT
      break
    }
    previous = sign
    signs[used++] = sign
    hash = Math.imul(hash ^ sign, 0x01000193)
  }
  return hash
}

/** Cyrillic as UTF-8 has it: U+0400–U+042F capitals, U+0430–U+045F small letters. */
function signBeyondAscii(lead: number, next: number): number {
  if (lead === 0xd0) return next < 0xb0 ? CYRILLIC_UPPER : CYRILLIC_LOWER
  if (lead === 0xd1) return next < 0xa0 ? CYRILLIC_LOWER : BEYOND
  return BEYOND
}

function patternText(): string {
  let text = ''
  for (let i = 0; i < used; i++) text += SIGN_TEXT[signs[i]] ?? String.fromCharCode(signs[i])
  return text
}
