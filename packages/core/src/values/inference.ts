import type { LogicalType } from '../types/logical.ts'
import type { Form } from './form.ts'
import type { RuledOut } from './ruled-out.ts'
import type { Sighting } from './variants.ts'

/** The type of a field and how its raw text reads, proven over every value that the evidence has seen. */
export interface FieldInference {
  readonly type: LogicalType
  readonly form: Form
  readonly nullable: boolean
  /** Spellings that conversion will turn into NULL, with their counts. Empty for text: text is kept as it is. */
  readonly nullTokens: readonly { readonly text: string; readonly count: number }[]
  /** Types that most values suggest and some exclude. */
  readonly ruledOut: readonly RuledOut[]
  /** Set where values read in more than one way and none decides; the type is then string. */
  readonly ambiguous: Ambiguity | null
  readonly notes: readonly InferenceNote[]
  /** Least and greatest value in canonical text, of the type inferred; null for types without order and for no values. */
  readonly range: { readonly min: string; readonly max: string } | null
}

export interface Ambiguity {
  readonly kind: 'day-month' | 'thousands-decimal'
  /** The type and the forms between which only a person can choose. */
  readonly type: LogicalType
  readonly forms: readonly Form[]
  readonly first: Sighting | null
}

/** Something a reader should know about how the type came about; texts in messages/values.ts. */
export interface InferenceNote {
  readonly rule: NoteRule
  readonly count: number
}

export type NoteRule =
  | 'identifier'
  | 'stray-space'
  | 'date-as-midnight'
  | 'short-year'
  | 'mixed-boolean'
  | 'zones-differ'
  | 'zero-one'
  | 'zero-one-boolean'
  | 'unit-cut'
  | 'all-null'
  | 'null-token-in-text'

/** What a family of types (numbers, moments, booleans) finds: a proven reading, or why there is none. */
export interface Verdict {
  readonly type: LogicalType
  readonly form: Form
  readonly range?: FieldInference['range']
  readonly notes?: readonly InferenceNote[]
}
