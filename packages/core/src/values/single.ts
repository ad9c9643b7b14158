/** Most digits that tell every number of single precision from its neighbours (IEEE 754: 9). */
const DIGITS = 9

/**
 * True when a number survives a column of single precision: stored as a single and written in the fewest digits that
 * name it, as databases do, it is the same number again. 0.1 is one, 0.123456789 and 1e300 are none.
 */
export function isSingle(value: number): boolean {
  const single = Math.fround(value)
  if (!Number.isFinite(single)) return Object.is(single, value)
  for (let digits = 1; digits <= DIGITS; digits++) {
    const written = Number(single.toPrecision(digits))
    if (Math.fround(written) === single) return written === value
  }
  return false
}
