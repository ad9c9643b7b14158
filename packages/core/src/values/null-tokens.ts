import type { FieldEvidence } from './evidence.ts'
import { wordCounts } from './evidence.ts'
import { SHAPE } from './shape.ts'

/**
 * Spellings of "no value" that a column shows, with their counts, as they apply where it is not text: the empty text
 * and the blank one are among them. `trim` tells whether values have spaces around them.
 */
export function nullTokensOf(evidence: FieldEvidence): {
  readonly tokens: readonly { readonly text: string; readonly count: number }[]
  readonly trim: boolean
} {
  const empty = evidence.count(SHAPE.EMPTY)
  const blank = evidence.count(SHAPE.BLANK)
  const tokens = wordCounts(evidence)
    .filter((word) => word.means === null)
    .map(({ text, count }) => ({ text, count }))
  if (empty > 0) tokens.push({ text: '', count: empty })
  if (blank > 0) tokens.push({ text: ' ', count: blank })
  return { tokens, trim: evidence.strays > 0 || blank > 0 }
}
