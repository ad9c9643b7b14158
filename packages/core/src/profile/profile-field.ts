import type { FieldProfile } from '../documents/profile.ts'
import type { FieldInput, FieldOptions } from './field.ts'
import { measureField } from './field.ts'
import { issuesOf } from './issues.ts'
import { meaningOf } from './meaning.ts'

/** All that a profile says of one field: facts, meaning, findings; personal values masked unless asked otherwise. */
export function profileField(input: FieldInput, options: FieldOptions): FieldProfile {
  const facts = measureField(input)
  const meaning = meaningOf(facts)
  const show = (text: string) => text
  const issues = issuesOf({ facts, meaning, now: options.now }, options.lang, show)
  return { ...facts.profile, ...meaning, issues }
}
