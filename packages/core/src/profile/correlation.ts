/** Rows that a rank correlation looks at. */
const MOST_ROWS = 8_192

/**
 * Spearman's rank correlation of a column's keys with the physical order of its rows, -1 to 1, over every k-th row of
 * the sample. Null when fewer than 10 rows have a key, or all have the same one.
 * `codes` are entries by row (negative: none), `keys` the entries' order keys.
 */
export function orderCorrelation(codes: Int32Array, keys: Float64Array): number | null {
  const step = Math.max(1, Math.ceil(codes.length / MOST_ROWS))
  const values: number[] = []
  for (let row = 0; row < codes.length; row += step) {
    const key = codes[row] >= 0 ? keys[codes[row]] : Number.NaN
    if (!Number.isNaN(key)) values.push(key)
  }
  if (values.length < 10) return null
  const ranks = rank(values)
  return pearsonWithOrder(ranks)
}

/** Ranks from 0; equal values share the mean of their ranks. */
function rank(values: readonly number[]): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => values[a] - values[b])
  const ranks = new Float64Array(values.length)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to + 1 < order.length && values[order[to + 1]] === values[order[from]]) to++
    for (let i = from; i <= to; i++) ranks[order[i]] = (from + to) / 2
    from = to + 1
  }
  return ranks
}

function pearsonWithOrder(ranks: Float64Array): number | null {
  const mean = (ranks.length - 1) / 2
  let covariance = 0
  let variance = 0
  let orderVariance = 0
  for (let i = 0; i < ranks.length; i++) {
    covariance += (i - mean) * (ranks[i] - mean)
    variance += (ranks[i] - mean) ** 2
    orderVariance += (i - mean) ** 2
  }
  if (variance === 0) return null
  const correlation = covariance / Math.sqrt(variance * orderVariance)
  return Math.round(Math.max(-1, Math.min(1, correlation)) * 1e6) / 1e6
}
