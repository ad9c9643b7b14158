import { BYTE_CLASS } from '../../contracts/batch.ts'
import type { Word } from '../../values/words.ts'
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

/** The entries that are known words, as they are written but for spaces around. `more`: single bytes that are words here. */
export function* knownWords(entries: EntryArrays, more: ReadonlyMap<number, Word> = NO_WORDS): Generator<KnownWord> {
  const { text, textStart, textLength, mask, size } = entries
  for (let entry = 0; entry < size; entry++) {
    if (textLength[entry] === 0 || textLength[entry] > LONGEST_WORD) continue
    // No other known word has a digit: most values are passed over without a look at their text.
    const hasDigits = (mask[entry] & BYTE_CLASS.DIGIT) !== 0
    if ((hasDigits && more.size === 0) || !isWhole(entries, entry)) continue
    let from = textStart[entry]
    let to = from + textLength[entry]
    while (from < to && text[from] === SPACE) from++
    while (from < to && text[to - 1] === SPACE) to--
    const single = to - from === 1 ? more.get(text[from]) : undefined
    const number = from < to && !hasDigits ? wordAt(text, from, to) : -1
    if (single) yield { entry, ...single }
    else if (number >= 0) yield { entry, ...WORDS[number] }
  }
}

const SPACE = 32
const NO_WORDS: ReadonlyMap<number, Word> = new Map()
