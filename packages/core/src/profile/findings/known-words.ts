import { BYTE_CLASS } from '../../contracts/batch.ts'
import { LONGEST_WORD, WORDS, wordAt } from '../../values/words.ts'
import type { EntryArrays } from '../entries.ts'
import { isWhole } from '../entries.ts'

/** A known spelling of true, false or "no value" among a column's entries. */
export interface KnownWord {
  readonly entry: number
  readonly text: string
  /** Null: no value. */
  readonly means: boolean | null
  readonly family: string | null
}

/** The entries that are known words, as they are written but for spaces around. */
export function* knownWords(entries: EntryArrays): Generator<KnownWord> {
  const { text, textStart, textLength, mask, size } = entries
  for (let entry = 0; entry < size; entry++) {
    // No known word has a digit: most values are passed over without a look at their text.
    if (textLength[entry] === 0 || textLength[entry] > LONGEST_WORD || (mask[entry] & BYTE_CLASS.DIGIT) !== 0) continue
    if (!isWhole(entries, entry)) continue
    let from = textStart[entry]
    let to = from + textLength[entry]
    while (from < to && text[from] === SPACE) from++
    while (from < to && text[to - 1] === SPACE) to--
    const number = from < to ? wordAt(text, from, to) : -1
    if (number >= 0) yield { entry, ...WORDS[number] }
  }
}

const SPACE = 32
