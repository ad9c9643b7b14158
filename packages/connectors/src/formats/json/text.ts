import { BYTE_CLASS, CLASS_OF_BYTE } from '@ai-etl/core/contracts/batch'
import { BACKSLASH } from './bytes.ts'

/** Why a string with escapes was refused, as the rule's name. */
export type EscapeProblem = 'json.escape' | 'json.surrogate'

/** Bytes that the escapes `\" \\ \/ \b \f \n \r \t` stand for; 0 where there is no such escape. */
const SIMPLE = new Uint8Array(128)
for (const [letter, byte] of ['""', '\\\\', '//', 'b\b', 'f\f', 'n\n', 'r\r', 't\t'].map((pair) => [
  pair.charCodeAt(0),
  pair.charCodeAt(1),
])) {
  SIMPLE[letter] = byte
}

/** Takes the escapes out of strings. Holds the last result, so that no object is made a string. */
export class Unescaper {
  /** After the last byte written. */
  end = 0
  /** BYTE_CLASS of the bytes written. */
  mask = 0
  problem: EscapeProblem | null = null

  /**
   * Writes the text of `from[start, end)` (between the quotes, known to end outside an escape) to `into` at `at`, which
   * has room for as many bytes as are read.
   * @returns false when an escape is wrong; `problem` says how
   */
  write(from: Uint8Array, start: number, end: number, into: Uint8Array, at: number): boolean {
    this.mask = 0
    this.problem = null
    let to = at
    for (let i = start; i < end; i++) {
      const byte = from[i]
      if (byte !== BACKSLASH) {
        this.mask |= CLASS_OF_BYTE[byte]
        into[to++] = byte
        continue
      }
      const letter = from[++i]
      if (letter === 0x75) {
        const code = codePoint(from, i + 1, end)
        if (code < 0) return this.refuse(code === LONE ? 'json.surrogate' : 'json.escape')
        i += code > 0xffff ? 10 : 4
        to = this.put(into, to, code)
      } else if (letter < 128 && SIMPLE[letter] !== 0) {
        this.mask |= CLASS_OF_BYTE[SIMPLE[letter]]
        into[to++] = SIMPLE[letter]
      } else return this.refuse('json.escape')
    }
    this.end = to
    return true
  }

  private refuse(problem: EscapeProblem): false {
    this.problem = problem
    return false
  }

  private put(into: Uint8Array, at: number, code: number): number {
    const end = writeUtf8(into, at, code)
    this.mask |= code < 128 ? CLASS_OF_BYTE[code] : BYTE_CLASS.HIGH
    return end
  }
}

const WRONG = -1
const LONE = -2

/** Code point of the four digits at `at`, with the low surrogate that must follow a high one; WRONG or LONE. */
function codePoint(bytes: Uint8Array, at: number, end: number): number {
  const unit = hexUnit(bytes, at, end)
  if (unit < 0xd800 || unit > 0xdfff) return unit
  if (unit > 0xdbff || bytes[at + 4] !== BACKSLASH || bytes[at + 5] !== 0x75) return LONE
  const low = hexUnit(bytes, at + 6, end)
  if (low < 0) return WRONG
  return low < 0xdc00 || low > 0xdfff ? LONE : 0x10000 + ((unit - 0xd800) << 10) + low - 0xdc00
}

function hexUnit(bytes: Uint8Array, at: number, end: number): number {
  if (at + 4 > end) return WRONG
  let unit = 0
  for (let i = at; i < at + 4; i++) {
    const byte = bytes[i]
    const lower = byte | 0x20
    const digit = byte >= 0x30 && byte <= 0x39 ? byte - 0x30 : lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
    if (digit === -1) return WRONG
    unit = unit * 16 + digit
  }
  return unit
}

/** Writes a code point; returns the place after it. */
export function writeUtf8(into: Uint8Array, at: number, code: number): number {
  let to = at
  if (code < 0x80) into[to++] = code
  else if (code < 0x800) into[to++] = 0xc0 | (code >> 6)
  else {
    if (code < 0x10000) into[to++] = 0xe0 | (code >> 12)
    else {
      into[to++] = 0xf0 | (code >> 18)
      into[to++] = 0x80 | ((code >> 12) & 0x3f)
    }
    into[to++] = 0x80 | ((code >> 6) & 0x3f)
  }
  if (code >= 0x80) into[to++] = 0x80 | (code & 0x3f)
  return to
}
