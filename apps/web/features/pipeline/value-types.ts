const NUMERIC = /^(u?int|decimal|float)/

/** Whether values of a logical type stand right in a table. */
export function isNumeric(type: string): boolean {
  return NUMERIC.test(type)
}
