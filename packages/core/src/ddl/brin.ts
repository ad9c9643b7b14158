/** Share of the heap that BRIN reads at 0.1 % selectivity, by correlation: measured points, least correlation last. */
const MEASURED: readonly (readonly [correlation: number, share: number])[] = [
  [1, 0.01],
  [0.9988, 0.06],
  [0.995, 0.11],
  [0.96, 0.31],
  [0.7, 0.51],
  [0, 1],
]

/** Mean span of a block over the domain of values, 0 to 1, estimated between the measured points. */
export function brinSpan(correlation: number): number {
  const at = MEASURED.findIndex(([measured]) => correlation >= measured)
  if (at <= 0) return at === 0 ? MEASURED[0][1] : 1
  const [low, lowShare] = MEASURED[at]
  const [high, highShare] = MEASURED[at - 1]
  return highShare + ((high - correlation) / (high - low)) * (lowShare - highShare)
}
