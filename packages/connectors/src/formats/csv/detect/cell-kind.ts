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

const PATTERNS: readonly (readonly [CellKind, RegExp])[] = [
  ['empty', /^\s*$/],
  ['number', /^[-+]?[$€₽£]?\s?(\d+|\d{1,3}([ \u00a0\u202f,']\d{3})+)([.,]\d+)?([eE][-+]?\d+)?\s?[%$€₽£]?$/],
  ['number', /^[-+]?\.\d+$/],
  ['date', /^\d{4}-\d{1,2}-\d{1,2}([T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s?(Z|[-+]\d{2}(:?\d{2})?)?)?$/],
  ['date', /^\d{1,2}[./-]\d{1,2}[./-](\d{4}|\d{2})([T ,]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?)?(\s?[AaPp][Mm])?$/],
  ['date', /^\d{4}[./]\d{1,2}[./]\d{1,2}([T ]\d{1,2}:\d{2}(:\d{2})?)?$/],
  ['time', /^\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?(\s?[AaPp][Mm])?$/],
  ['boolean', /^(true|false|yes|no|да|нет|истина|ложь)$/i],
  [
    'identifier',
    /^(\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?|\S+@\S+\.\S+|(https?|ftp):\/\/\S+)$/i,
  ],
  ['code', /^(?=.*\d)[\p{L}\d]+([-_./#:]?[\p{L}\d]+)*$/u],
  ['word', /^[\p{L}_][\p{L}\d_.'-]*$/u],
  ['text', /^[\p{L}\p{N}(«"'“#№*+-][^\t\r\n;|\0]*$/u],
]

/** Kinds that headers hardly ever have. */
export const DATA_KINDS: ReadonlySet<CellKind> = new Set(['number', 'date', 'time', 'boolean', 'identifier'])

export function kindOf(value: string): CellKind {
  const short = value.length > 200 ? value.slice(0, 200) : value
  for (const [kind, pattern] of PATTERNS) if (pattern.test(short)) return kind
  return 'odd'
}
