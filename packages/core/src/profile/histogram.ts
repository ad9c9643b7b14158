import type { FieldProfile } from '../documents/profile.ts'
import { dateFromDays } from '../values/calendar.ts'

type Histogram = NonNullable<FieldProfile['histogram']>
const BINS = 20

/** Distinct keys with how often each occurs; NaN keys are left out. */
export interface WeightedKeys {
  readonly keys: Float64Array
  readonly counts: ArrayLike<number>
}

/** Equal-width bins over numbers; null when there are none, or only one value. Infinite values are left out. */
export function numberHistogram(values: WeightedKeys): Histogram | null {
  return histogram('number', values, (edge) => edge)
}

/** Equal-width bins over seconds from 1970; edges are ISO dates or timestamps (UTC). */
export function timeHistogram(values: WeightedKeys): Histogram | null {
  return histogram('time', values, isoSeconds)
}

/** Bins over lengths in characters, of whole characters. */
export function lengthHistogram(values: WeightedKeys): Histogram | null {
  return histogram('length', values, (edge) => edge, 1)
}

/** One bin a value, for columns of few values; `top` has all of them, most frequent first. */
export function categoryHistogram(top: FieldProfile['top']): Histogram {
  return { kind: 'category', bins: top.map(({ value, count }) => ({ from: value, to: value, count })) }
}

function histogram(
  kind: Histogram['kind'],
  { keys, counts }: WeightedKeys,
  edge: (key: number) => number | string,
  leastWidth = 0,
): Histogram | null {
  const [least, greatest] = finiteRange(keys)
  if (!(least < greatest)) return null
  const width = binWidth(greatest - least, leastWidth)
  const bins = Math.min(BINS, Math.floor((greatest - least) / width) + 1)
  const sums = new Float64Array(bins)
  for (let i = 0; i < keys.length; i++) {
    const bin = Math.floor((keys[i] - least) / width)
    if (bin >= 0 && keys[i] <= greatest) sums[Math.min(bin, bins - 1)] += counts[i]
  }
  return {
    kind,
    bins: Array.from(sums, (count, bin) => ({
      from: edge(least + bin * width),
      to: edge(bin === bins - 1 ? greatest : least + (bin + 1) * width),
      count,
    })),
  }
}

function binWidth(span: number, leastWidth: number): number {
  if (leastWidth === 0) return span / BINS
  return Math.max(leastWidth, Math.ceil((span + 1) / BINS))
}

/** Least and greatest finite key; [Infinity, -Infinity] when there is none. */
export function finiteRange(keys: Float64Array): [number, number] {
  let least = Number.POSITIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  // By index: an iterator makes an object of every number, a hundred megabytes of them for a large column.
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]
    if (key < least && key !== Number.NEGATIVE_INFINITY) least = key
    if (key > greatest && key !== Number.POSITIVE_INFINITY) greatest = key
  }
  return [least, greatest]
}

/** Seconds from 1970 as ISO text: a date when they are whole days, else a timestamp cut to seconds. */
export function isoSeconds(seconds: number): string {
  const days = Math.floor(seconds / 86_400)
  const [year, month, day] = dateFromDays(days)
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  const rest = Math.floor(seconds - days * 86_400)
  if (rest === 0) return date
  return `${date}T${pad(Math.floor(rest / 3600), 2)}:${pad(Math.floor(rest / 60) % 60, 2)}:${pad(rest % 60, 2)}`
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0')
}
