import type { FieldProfile } from '@ai-etl/core/documents/profile'

/** What a column of texts would be, were it not for a few of its values. */
export interface NearlyType {
  readonly type: string
  /** Values that are none. */
  readonly count: number
  /** Where the first of them stands, and what it is. */
  readonly line: number
  readonly value: string
}

/** Of so many values one may be another, for the rest to be worth a type of their own. */
const RARE = 0.02

/** The type that nearly all values of a column have; null where texts are meant, such as codes with leading zeros. */
export function nearlyTypeOf(field: FieldProfile, rows: number): NearlyType | null {
  if (field.type !== 'string' || field.semantic !== null || field.personal) return null
  const found = field.evidence.ruledOut
    .filter(({ type, count }) => type !== 'string' && count > 0 && count <= RARE * (rows - field.nulls))
    .toSorted((a, b) => a.count - b.count)
    .at(0)
  return found === undefined ? null : { type: found.type, count: found.count, line: found.line, value: found.value }
}
