import type { FieldProfile } from '../documents/profile.ts'
import type { FieldInput, FieldOptions } from './field.ts'
import { measureField } from './field.ts'

/** All that a profile says of one field: facts, meaning, findings; personal values masked unless asked otherwise. */
export function profileField(input: FieldInput, _options: FieldOptions): FieldProfile {
  return measureField(input).profile
}
