import { callsPerson, wordsOfName } from './names.ts'
import type { SemanticType } from './types.ts'

/** Meanings that point at a person whatever the field's name. */
const PERSONAL: readonly SemanticType[] = [
  'phone',
  'email',
  'snils',
  'passport',
  'person-name',
  'card-number',
  'ogrnip',
]

const BIRTH = /birth|рожден|_(dob|bday|д_р|др|data_rozhd\p{L}*)_/u
const PERSONAL_NAMES =
  /passport|паспорт|snils|снилс|phone|телефон|email|_(home_address|address_(home|live|reg)|адрес_(проживания|регистрации)|место_жительства|id_card|innfl|иннфл|insured_pf|e_mail)_|id_card/u
const NOT_PERSONAL = /_(status|статус|code|код|is|has|flag|count|type|тип)_/u

/**
 * Whether a field holds personal data (Federal Law 152-FZ: whatever belongs to a person who can be named).
 * A tax number does when it is a person's: `digits` is the length of most values.
 */
export function isPersonal(field: {
  readonly name: string
  readonly semantic: SemanticType | null
  readonly typicalLength: number
}): boolean {
  const { name, semantic, typicalLength } = field
  if (semantic !== null && PERSONAL.includes(semantic)) return true
  if (semantic === 'inn') return typicalLength === 12
  const words = wordsOfName(name)
  if (BIRTH.test(words)) return true
  if (NOT_PERSONAL.test(words)) return false
  return PERSONAL_NAMES.test(words) || (callsPerson(name) === 'yes' && (semantic === null || semantic === 'country'))
}
