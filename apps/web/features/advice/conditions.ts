import { bytes, type Language } from '@ai-etl/core/messages/language'
import type { advicePageTexts } from '@ai-etl/core/messages/web/advice'

/** How the data will be used, as the API takes it. What was not said is absent: then it is measured or assumed. */
export interface Conditions {
  readonly updates?: 'none' | 'append' | 'upsert'
  readonly every?: string
  readonly growth?: string
  readonly retention?: string
  readonly queries?: readonly string[]
}

type TextKey = keyof typeof advicePageTexts

/** Steps of the slider of freshness, from the slowest. */
export const EVERY: readonly { readonly value: string; readonly text: TextKey }[] = [
  { value: '1mo', text: 'monthly' },
  { value: '1w', text: 'weekly' },
  { value: '1d', text: 'daily' },
  { value: '1h', text: 'hourly' },
  { value: '15m', text: 'quarterly' },
  { value: '1m', text: 'minutely' },
  { value: '1s', text: 'streaming' },
]

/** Megabytes a month of the slider of growth: each step twice to five times the one before. */
export const GROWTH = [0, 10, 100, 300, 1000, 3000, 10_000, 50_000, 200_000, 1_000_000] as const

/** Months of the slider of retention. */
export const RETENTION = [1, 3, 6, 12, 24, 36, 60, 84, 120, 180] as const

export function growthWords(megabytes: number, lang: Language): string {
  return bytes(megabytes * 1e6, lang)
}

/** The step that a condition stands on; the middle while nothing was said. */
export function stepOf<T>(steps: readonly T[], found: (step: T) => boolean): number {
  const at = steps.findIndex(found)
  return at === -1 ? Math.floor(steps.length / 2) : at
}
