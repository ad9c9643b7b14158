import type { FieldProfile } from '../documents/profile.ts'
import type { LogicalType } from '../types/logical.ts'
import { LOW_CARDINALITY_SHARE } from './thresholds.ts'

/**
 * What a column is for. identifier: names one row. reference: names something else that many rows share. dimension: few
 * values to group and filter by. measure: a quantity. time: a date or time. flag: bool. constant: one value. text: the rest.
 */
export type Role = 'identifier' | 'reference' | 'dimension' | 'measure' | 'time' | 'flag' | 'constant' | 'text'

export interface RoleInput {
  readonly name: string
  readonly type: LogicalType
  readonly facts?: Partial<FieldProfile>
}

/** Names that people give to identifiers, Latin and Russian, as a word of the name: `ticket_id`, `НомерЗаписи`. */
const IDENTIFIER_NAME =
  /(^|[^\p{L}])(id|uuid|guid|no|num|number|nr|key|pk|inn|innfl|ogrn|ogrnip|snils)$|(^|[^\p{L}])cad_?number$|(Id|ID|Uuid|UUID|Guid)$|(номер|код|инн|огрн|огрнип|грнип|снилс|ид)$/iu
const IDENTIFIER_SEMANTICS = new Set(['inn', 'ogrn', 'ogrnip', 'snils', 'uuid', 'cadastral-number', 'iban', 'email'])
const MEASURE_SEMANTICS = new Set(['money', 'percentage', 'latitude', 'longitude'])
/** Longest text that people group by, bytes. */
const DIMENSION_BYTES = 256
/** Most values of a dimension. */
const DIMENSION_VALUES = 10_000

/** Whether a column's name or meaning says that it identifies something. */
export function namedAsIdentifier(column: RoleInput): boolean {
  return IDENTIFIER_NAME.test(column.name) || IDENTIFIER_SEMANTICS.has(column.facts?.semantic ?? '')
}

/** The role of a column from its type, name and measured facts; `rows` is the number of rows measured, null when none. */
export function roleOf(column: RoleInput, rows: number | null): Role {
  const { type, facts } = column
  if (facts?.constant) return 'constant'
  if (type.kind === 'bool') return 'flag'
  if (type.kind === 'date' || type.kind === 'timestamp' || type.kind === 'timestamptz') return 'time'
  if (type.kind === 'uuid' || (facts?.unique && namedAsIdentifier(column))) return 'identifier'
  if (type.kind === 'decimal' || type.kind === 'float64' || MEASURE_SEMANTICS.has(facts?.semantic ?? ''))
    return 'measure'
  const repeats = repeatsOften(facts, rows)
  if (namedAsIdentifier(column)) return repeats ? 'reference' : 'identifier'
  if (type.kind.startsWith('int') || type.kind === 'uint64') return 'measure'
  const short = (facts?.evidence?.maxBytes ?? Infinity) <= DIMENSION_BYTES
  return repeats && short && !facts?.personal ? 'dimension' : 'text'
}

/** Upper bound of the number of distinct values; null when it was not measured. */
export function distinctBound(facts: Partial<FieldProfile> | undefined): number | null {
  if (!facts?.distinct) return null
  return facts.distinct.exact ? facts.distinct.value : (facts.distinct.high ?? facts.distinct.value)
}

function repeatsOften(facts: Partial<FieldProfile> | undefined, rows: number | null): boolean {
  const distinct = distinctBound(facts)
  if (distinct === null || rows === null) return false
  return distinct <= DIMENSION_VALUES && distinct <= rows * LOW_CARDINALITY_SHARE
}
