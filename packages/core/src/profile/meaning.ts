import type { FieldFacts } from './field.ts'

/** What a field's values mean beyond their type. */
export interface Meaning {
  readonly semantic: string | null
  readonly personal: boolean
}

export function meaningOf(_facts: FieldFacts): Meaning {
  return { semantic: null, personal: false }
}
