/**
 * Shapes: what a single raw value looks like, before anything is known of its column. Every value has exactly one.
 * Inference asks, for each type and form, whether it accepts all shapes that a column shows.
 */
export const SHAPE = {
  /** absent, null, or empty without quotes */
  NULL: 0,
  /** an empty string that the source wrote as one */
  EMPTY: 1,
  /** nothing but spaces */
  BLANK: 2,
  /** a spelling of "no value": `NA`, `-`, `нет данных` */
  TOKEN: 3,
  /** `-?` digits without leading zeros */
  INTEGER: 4,
  /** digits, perhaps with a dot, behind leading zeros: `007`, `01.25` */
  PADDED: 5,
  /** `-?` digits, dot, digits */
  DECIMAL: 6,
  /** a number written for people: groups, comma, sign of money (evidence keeps how) */
  NUMBER: 7,
  /** `1.5e-7` */
  EXPONENT: 8,
  /** `Infinity`, `-inf` */
  SPECIAL: 9,
  /** a valid ISO date */
  DATE: 10,
  TIMESTAMP: 11,
  TIMESTAMPTZ: 12,
  /** `HH:MM:SS`, perhaps with a fraction, or `HH:MM` */
  TIME: 13,
  /** a date, perhaps with a time, in another order than ISO (evidence keeps which) */
  LOOSE_DATE: 14,
  /** a spelling of true or false */
  BOOL: 15,
  UUID: 16,
  /** IPv4 or IPv6 */
  IP: 17,
  TEXT: 18,
} as const

export type Shape = (typeof SHAPE)[keyof typeof SHAPE]

export const SHAPE_COUNT = 19
