import { bytesPerDayOf, secondsOf } from '@ai-etl/core/advice/quantities'
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

/** Conditions as the address keeps them; nothing where they are those that were stated before. */
export function written(conditions: Conditions, stated: Conditions): string {
  const text = JSON.stringify(conditions)
  return text === JSON.stringify(stated) ? '' : text
}

/** What an address says of the conditions; those stated before where it says nothing, or nothing that can be read. */
export function conditionsIn(text: string, stated: Conditions): Conditions {
  if (text === '') return stated
  try {
    const { updates, every, growth, retention, queries } = JSON.parse(text) as Record<keyof Conditions, unknown>
    return {
      ...((updates === 'none' || updates === 'append' || updates === 'upsert') && { updates }),
      ...(typeof every === 'string' && { every }),
      ...(typeof growth === 'string' && { growth }),
      ...(typeof retention === 'string' && { retention }),
      ...(Array.isArray(queries) && { queries: queries.map(String) }),
    }
  } catch {
    return stated
  }
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

const SECONDS_OF_MONTH = 30 * 86_400
/** A year counts 365 days and twelve months 360: the two are one step of a slider. */
const SAME = 0.02

/** Where a stated condition stands on its slider. */
export interface Standing {
  /** The nearest step. */
  readonly step: number
  /** What was stated is that step itself; otherwise it was stated elsewhere than on the slider. */
  readonly exact: boolean
  /** What was stated, in the unit of the steps. */
  readonly value: number
}

/** @param every as stated: `15m`; absent: the slider's middle */
export function everyStanding(every: string | undefined): Standing {
  const steps = EVERY.map(({ value }) => secondsOf(value) ?? 1)
  return standing(steps, every === undefined ? null : secondsOf(every))
}

/** @param growth as stated: `10GB/month`; the value is in megabytes a month */
export function growthStanding(growth: string | undefined): Standing {
  const perDay = growth === undefined ? null : bytesPerDayOf(growth)
  return standing(GROWTH, perDay === null ? null : (perDay * 30) / 1e6)
}

/** @param retention as stated: `3y`; the value is in months */
export function retentionStanding(retention: string | undefined): Standing {
  const seconds = retention === undefined ? null : secondsOf(retention)
  return standing(RETENTION, seconds === null ? null : seconds / SECONDS_OF_MONTH)
}

function standing(steps: readonly number[], value: number | null): Standing {
  const middle = Math.floor(steps.length / 2)
  if (value === null) return { step: middle, exact: false, value: steps[middle] }
  // Each step is a multiple of the one before it: what lies between is nearer by its ratio.
  const away = (step: number) => Math.abs(Math.log1p(step) - Math.log1p(value))
  const step = steps.reduce((best, each, at) => (away(each) < away(steps[best]) ? at : best), 0)
  return { step, exact: Math.abs(steps[step] - value) <= SAME * steps[step], value }
}
