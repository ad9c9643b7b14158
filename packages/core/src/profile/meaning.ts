import { detectSemantic } from '../semantics/detect.ts'
import { maskValue } from '../semantics/mask.ts'
import type { SemanticType } from '../semantics/types.ts'
import { entryText, mostFrequent } from './entries.ts'
import type { FieldFacts } from './field.ts'

/** What a field's values mean beyond their type. */
export interface Meaning {
  readonly semantic: SemanticType | null
  readonly personal: boolean
}

/** The most frequent values, and as many spread over the rest, that the meaning is judged by. */
const JUDGED = 300

/** The meaning of a field, by its name and a selection of its values. */
export function meaningOf({ input, values, inference }: FieldFacts): Meaning {
  const { entries, isNull, type } = values
  const chosen = new Set(mostFrequent(entries.count, JUDGED, (entry) => isNull[entry] === 1))
  const step = Math.max(1, Math.floor(entries.size / JUDGED))
  for (let entry = 0; entry < entries.size; entry += step) if (isNull[entry] === 0) chosen.add(entry)
  const judged = [...chosen].flatMap((entry) => {
    const value = entryText(entries, entry)
    return value === null ? [] : [{ value, count: entries.count[entry] }]
  })
  const reading = inference?.form.reading
  const unit = reading?.kind === 'number' ? reading.affix : ''
  const { semantic, personal } = detectSemantic({ name: input.name, type, values: judged, unit })
  return { semantic, personal }
}

/** The form in which values of a field may be seen: personal ones masked, unless the user asked to see them. */
export function shownValues({ semantic, personal }: Meaning, showPersonal: boolean): (value: string) => string {
  return personal && !showPersonal ? (value) => maskValue(semantic, value) : (value) => value
}
