import { compareDecimals } from './compare.ts'
import type { FieldEvidence } from './evidence.ts'

/** Digits of all values under a reading, and their extremes. */
export interface NumberFacts {
  readonly integerDigits: number
  readonly scale: number
  readonly min: string
  readonly max: string
}

/** INTEGER and DECIMAL values read as they stand. */
export function plainFacts(evidence: FieldEvidence): NumberFacts {
  const { integers, decimals } = evidence
  return {
    integerDigits: Math.max(evidence.integerDigits, evidence.decimalIntegerDigits),
    scale: evidence.scale,
    min: extreme([integers.minText, decimals.minText], -1),
    max: extreme([integers.maxText, decimals.maxText], 1),
  }
}

/** The least (sign -1) or greatest (1) of canonical numbers; empty texts stand for none. */
export function extreme(texts: readonly string[], sign: 1 | -1): string {
  let best = ''
  for (const text of texts) if (text !== '' && (best === '' || compareDecimals(text, best) * sign > 0)) best = text
  return best
}
