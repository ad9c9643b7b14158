/** What a field means beyond its type. Order is that of documents; a field has at most one. */
export const SEMANTIC_TYPES = [
  'inn',
  'ogrn',
  'ogrnip',
  'snils',
  'kpp',
  'bik',
  'phone',
  'passport',
  'cadastral-number',
  'okved',
  'postcode',
  'email',
  'url',
  'uuid',
  'ip',
  'iban',
  'card-number',
  'country',
  'currency',
  'latitude',
  'longitude',
  'money',
  'percentage',
  'person-name',
] as const

export type SemanticType = (typeof SEMANTIC_TYPES)[number]

/** What a checker says of one value. */
export const CHECK = {
  /** another shape */
  OTHER: 0,
  /** the shape is right, the check digits or the range are not */
  INVALID: 1,
  VALID: 2,
} as const

/** Judges the value in [start, end): one of CHECK. */
export type Checker = (bytes: Uint8Array, start: number, end: number) => number
