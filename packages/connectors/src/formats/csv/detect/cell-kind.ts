/** What a single value looks like, coarsely: enough to tell headers from data and true delimiters from false ones. */
export type CellKind =
  | 'empty'
  | 'number'
  | 'date'
  | 'time'
  | 'boolean'
  | 'identifier'
  | 'code'
  | 'word'
  | 'text'
  | 'odd'

/** Kinds that headers hardly ever have. */
export const DATA_KINDS: ReadonlySet<CellKind> = new Set(['number', 'date', 'time', 'boolean', 'identifier'])

/** Characters of a value that are looked at. */
const MAX_LOOKED_AT = 80

const NUMBER = /^[-+]?[$€₽£]?\s?(\d+|\d{1,3}([ \u00a0\u202f,']\d{3})+|)([.,]\d+)?([eE][-+]?\d+)?\s?[%$€₽£]?$/
const DATE =
  /^(\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](\d{4}|\d{2}))([T ,]{1,2}\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s?(Z|[-+]\d{2}:?\d{0,2}|[AaPp][Mm])?)?$/
const TIME = /^\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s?([AaPp][Mm])?$/
const BOOLEAN = /^(true|false|yes|no|да|нет|истина|ложь)$/i
const UUID = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i

/** What a value's characters are, each kind counted. */
interface Census {
  digits: number
  letters: number
  spaces: number
  /** `-_./:#'` and the like, that join parts of a code. */
  joints: number
  /** Characters that delimit values in other dialects, and control characters. */
  foreign: number
  others: number
}

export function kindOf(value: string): CellKind {
  const census = take(value)
  if (census.spaces === value.length) return 'empty'
  if (census.digits > 0 && value.length <= 40) {
    if (NUMBER.test(value)) return 'number'
    if (DATE.test(value)) return 'date'
    if (TIME.test(value)) return 'time'
    if (value.length >= 36 && UUID.test(value)) return 'identifier'
  }
  if (census.foreign > 0) return 'odd'
  if (census.letters > 0 && census.spaces === 0) {
    if (/^(https?|ftp):\/\/.|^[^@]+@[^@]+\.[^@]+$/i.test(value)) return 'identifier'
    if (census.others === 0) return census.digits > 0 ? 'code' : BOOLEAN.test(value) ? 'boolean' : 'word'
  }
  if (census.digits > 0 && census.others === 0 && census.spaces === 0) return 'code'
  return census.letters > 0 || census.digits > 0 ? 'text' : 'odd'
}

function take(value: string): Census {
  const census: Census = { digits: 0, letters: 0, spaces: 0, joints: 0, foreign: 0, others: 0 }
  const end = Math.min(value.length, MAX_LOOKED_AT)
  for (let i = 0; i < end; i++) {
    const code = value.charCodeAt(i)
    if (code >= 0x30 && code <= 0x39) census.digits++
    else if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code > 0xbf) census.letters++
    else if (code === 0x20 || code === 0xa0) census.spaces++
    else if (code === 0x2d || code === 0x5f || code === 0x2e || code === 0x2f || code === 0x3a || code === 0x23) {
      census.joints++
    } else if (code < 0x20 || code === 0x3b || code === 0x7c || code === 0x7f) census.foreign++
    else census.others++
  }
  return census
}
