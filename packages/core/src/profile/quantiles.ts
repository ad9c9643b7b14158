import type { WeightedKeys } from './histogram.ts'

/** Distinct keys looked at; beyond it every second, third, … is taken, which the caller states as a sample. */
const MOST_KEYS = 8_192

/** Weighted quantiles of finite keys. */
export interface Quantiles {
  /** The least key that at least the share `p` (0 to 1) of the values do not exceed; NaN when there are no values. */
  at(p: number): number
}

export function quantiles({ keys, counts }: WeightedKeys): Quantiles {
  const step = Math.max(1, Math.ceil(keys.length / MOST_KEYS))
  const order: number[] = []
  for (let i = 0; i < keys.length; i += step) if (Number.isFinite(keys[i])) order.push(i)
  order.sort((a, b) => keys[a] - keys[b])
  const sums = new Float64Array(order.length)
  let sum = 0
  for (let i = 0; i < order.length; i++) {
    sum += counts[order[i]]
    sums[i] = sum
  }
  return {
    at(p) {
      if (order.length === 0) return Number.NaN
      const wanted = p * sum
      let low = 0
      let high = order.length - 1
      while (low < high) {
        const middle = (low + high) >> 1
        if (sums[middle] >= wanted) high = middle
        else low = middle + 1
      }
      return keys[order[low]]
    },
  }
}
