import { BYTE_CLASS } from '../contracts/batch.ts'
import { hasLookAlike } from './look-alike.ts'
import { isMojibake } from './mojibake.ts'

const { SPACE, HIGH, OTHER, LETTER, HEX_LETTER, TIME_LETTER } = BYTE_CLASS

/** What may be wrong with a single text value; several bits at once. */
export const FLAW = {
  LEADING_SPACE: 1,
  TRAILING_SPACE: 2,
  DOUBLED_SPACE: 4,
  /** Latin letters in a Cyrillic word, or the reverse */
  LOOK_ALIKE: 8,
  /** control bytes but for tab and line ends, and characters that cannot be seen (zero width, soft hyphen, BOM) */
  INVISIBLE: 16,
  /** text that was decoded in the wrong encoding */
  MOJIBAKE: 32,
} as const

/**
 * The flaws of a text value, as bits of FLAW. `mask` is the value's mask in its batch: most values are judged by it
 * alone.
 */
export function flawsOf(bytes: Uint8Array, start: number, end: number, mask: number): number {
  if ((mask & (SPACE | HIGH | OTHER)) === 0 || start === end) return 0
  let flaws = (mask & SPACE) !== 0 ? spaceFlaws(bytes, start, end) : 0
  if ((mask & HIGH) !== 0) {
    const letters = (mask & (LETTER | HEX_LETTER | TIME_LETTER)) !== 0
    if (letters && hasLookAlike(bytes, start, end)) flaws |= FLAW.LOOK_ALIKE
    flaws |= isMojibake(bytes, start, end) ? FLAW.MOJIBAKE : unseenFlaws(bytes, start, end)
  }
  if ((mask & OTHER) !== 0 && hasControl(bytes, start, end)) flaws |= FLAW.INVISIBLE
  return flaws
}

function spaceFlaws(bytes: Uint8Array, start: number, end: number): number {
  let flaws = 0
  if (bytes[start] === 32) flaws |= FLAW.LEADING_SPACE
  if (bytes[end - 1] === 32) flaws |= FLAW.TRAILING_SPACE
  for (let i = start + 1; i < end; i++) if (bytes[i] === 32 && bytes[i - 1] === 32) return flaws | FLAW.DOUBLED_SPACE
  return flaws
}

/** No-break spaces at the ends, and characters without width. */
function unseenFlaws(bytes: Uint8Array, start: number, end: number): number {
  let flaws = 0
  if (bytes[start] === 0xc2 && bytes[start + 1] === 0xa0) flaws |= FLAW.LEADING_SPACE
  if (end - start >= 2 && bytes[end - 2] === 0xc2 && bytes[end - 1] === 0xa0) flaws |= FLAW.TRAILING_SPACE
  for (let i = start; i + 1 < end; i++) {
    const byte = bytes[i]
    // U+0080 to U+009F and U+00AD; U+200B to U+200F and U+202A to U+202E; U+FEFF
    if (byte === 0xc2 && (bytes[i + 1] < 0xa0 || bytes[i + 1] === 0xad)) return flaws | FLAW.INVISIBLE
    if (byte === 0xe2 && bytes[i + 1] === 0x80 && i + 2 < end) {
      const last = bytes[i + 2]
      if ((last >= 0x8b && last <= 0x8f) || (last >= 0xaa && last <= 0xae)) return flaws | FLAW.INVISIBLE
    }
    if (byte === 0xef && bytes[i + 1] === 0xbb && bytes[i + 2] === 0xbf) return flaws | FLAW.INVISIBLE
  }
  return flaws
}

function hasControl(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]
    if ((byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) || byte === 127) return true
  }
  return false
}
