/**
 * How the raw text of a column reads: the only thing beside the logical type that conversion needs.
 * JSON, so that it stands in documents and crosses threads.
 */
export interface Form {
  readonly reading: Reading
  /** Stray spaces around values are cut. Never set for text. */
  readonly trim?: boolean
  /** Spellings that mean "no value" in this column, byte for byte. Never inferred for text. */
  readonly nullTokens?: readonly string[]
  /** Some times are of twelve hours, with AM or PM. They tell so themselves: this is for people, and for what takes text as it is. */
  readonly twelveHours?: boolean
}

export type Reading = CanonicalReading | NumberReading | DateReading | NamedMonthReading | WordReading

/** The raw text is the canonical text of the type, or needs no more than its details mended (`5.`, `12:30`). */
export interface CanonicalReading {
  readonly kind: 'canonical'
}

/** A number as people write it: `1 234,50`, `$1,234.50`, `(12.00)`, `5%`, `12-`. */
export interface NumberReading {
  readonly kind: 'number'
  readonly decimal: DecimalSeparator
  /** The separator of digit groups; the empty text where there is none. */
  readonly group: GroupSeparator
  /** Currency sign, unit of money or percent sign, cut from the value; the empty text where there is none. */
  readonly affix: string
  /** Negative numbers in parentheses, or with the minus behind, are known to occur. */
  readonly negative?: 'parentheses' | 'trailing'
  /** Leading zeros are dropped: only where a person decided so. */
  readonly padded?: boolean
}

export type DecimalSeparator = '.' | ','
export type GroupSeparator = '' | ' ' | '\u00a0' | '\u202f' | "'" | '\u2019' | '.' | ','

/** A date, or a timestamp where a time follows, whose fields stand in another order than ISO 8601. */
export interface DateReading {
  readonly kind: 'date'
  readonly order: DateOrder
  /** What stands between the fields; the empty text for `20240607`. */
  readonly separator: DateSeparator
}

/** A date, or a timestamp where a time follows, whose month is a word: `3 марта 2021`, `12-Mar-2021`, `March 3, 2021`. */
export interface NamedMonthReading {
  readonly kind: 'named-month'
}

export type DateOrder = 'ymd' | 'dmy' | 'mdy'
export type DateSeparator = '.' | '/' | '-' | ''

/** Booleans by their spellings, byte for byte. */
export interface WordReading {
  readonly kind: 'words'
  readonly true: readonly string[]
  readonly false: readonly string[]
}

/** Values stand as the type's canonical text. */
export const CANONICAL: Form = { reading: { kind: 'canonical' } }

/** Separators that look like a plain space. */
const UNSEEN: Readonly<Record<string, string | undefined>> = { '\u00a0': 'U+00A0', '\u202f': 'U+202F' }

/** A short text of a form for evidence and people, the same in every language: `dd.mm.yyyy`, `1 234,5`, `true: да`. */
export function formatForm(form: Form): string {
  const parts = [formatReading(form.reading)]
  if (form.trim) parts.push('trim')
  if (form.twelveHours) parts.push('AM/PM')
  if (form.nullTokens?.length) parts.push(`null: ${form.nullTokens.map((token) => JSON.stringify(token)).join(' ')}`)
  return parts.join('; ')
}

function formatReading(reading: Reading): string {
  switch (reading.kind) {
    case 'canonical':
      return 'canonical'
    case 'number':
      return formatNumberReading(reading)
    case 'date':
      return { ymd: ['yyyy', 'mm', 'dd'], dmy: ['dd', 'mm', 'yyyy'], mdy: ['mm', 'dd', 'yyyy'] }[reading.order].join(
        reading.separator,
      )
    case 'named-month':
      return 'd MMMM yyyy'
    case 'words':
      return `true: ${reading.true.join(' ')}; false: ${reading.false.join(' ')}`
  }
}

function formatNumberReading(reading: NumberReading): string {
  const sample = `1${reading.group}234${reading.decimal}5${reading.affix}`
  const unseen = UNSEEN[reading.group]
  const parts = [unseen === undefined ? sample : `${sample} (${unseen})`]
  if (reading.negative) parts.push(reading.negative === 'trailing' ? `${sample}-` : `(${sample})`)
  if (reading.padded) parts.push('007')
  return parts.join('; ')
}
