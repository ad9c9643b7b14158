import type { Reason, Store } from '../documents/advice.ts'
import type { Language } from '../messages/language.ts'
import type { Signals } from './signals.ts'

/**
 * One rule of advice: looks at signals, and says what speaks for or against stores: the metric, its value, the threshold
 * that it met or missed, and the points that this is worth. A rule that has nothing to say gives nothing.
 */
export interface Rule {
  readonly name: string
  judge(signals: Signals, lang: Language): readonly Verdict[]
}

/** A reason for a store, or against it when its weight is below zero. */
export interface Verdict extends Reason {
  readonly store: Store
}

/** Builds the verdicts of one fact: the same metric, value and threshold for each store, with its own points and text. */
export function verdicts(
  fact: { metric: string; value: Reason['value']; threshold: Reason['threshold'] },
  about: Partial<Record<Store, readonly [weight: number, text: string]>>,
): Verdict[] {
  return Object.entries(about).map(([store, [weight, text]]) => ({ ...fact, store: store as Store, weight, text }))
}
