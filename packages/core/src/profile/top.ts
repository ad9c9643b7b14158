import type { FieldProfile } from '../documents/profile.ts'
import type { ColumnValues } from './column-values.ts'
import { canonicalText } from './column-values.ts'
import { decodeRange, entryText, mostFrequent } from './entries.ts'
import { FrequentValues } from './frequent.ts'
import type { ColumnSnapshot } from './snapshot.ts'

/** Characters of a value that a document shows. */
const SHOWN = 256

/**
 * The most frequent values, canonical text, spellings of one text together. Counts are exact for every value that has
 * an entry; a value that came only after the dictionary was full has the lower bound of its count.
 */
export function topValues(column: ColumnSnapshot, values: ColumnValues, most: number): FieldProfile['top'] {
  const { entries, isNull } = values
  // Spellings of one value may add up: some more are looked at than are shown.
  const best = mostFrequent(entries.count, most * 4, (entry) => isNull[entry] === 1)
  const counts = new Map<string, number>()
  for (const entry of best) {
    const text = canonicalText(values, entry) ?? entryText(entries, entry)
    if (text !== null) counts.set(cut(text), (counts.get(cut(text)) ?? 0) + entries.count[entry])
  }
  if (column.overflow) {
    for (const { text, atLeast } of new FrequentValues(column.overflow.frequent).ranked().slice(0, most)) {
      const value = cut(decodeRange(text, 0, text.length))
      if (!counts.has(value)) counts.set(value, atLeast)
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, most)
}

function cut(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}
