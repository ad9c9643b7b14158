import { CHECKERS } from './checkers.ts'
import { namesSemantic, wordsOfName } from './names.ts'
import type { SemanticType } from './types.ts'
import { CHECK } from './types.ts'

/** Meanings whose digits are a name, not a quantity. */
const IDENTIFIERS: readonly SemanticType[] = [
  'inn',
  'ogrn',
  'ogrnip',
  'snils',
  'kpp',
  'bik',
  'phone',
  'passport',
  'okved',
  'postcode',
  'iban',
  'card-number',
]

/** Other registers' numbers and codes, which have no meaning of their own in profiles. */
const OTHER_IDENTIFIERS =
  /_(okpo|okato|oktmo|окпо|окато|октмо|imei|insured_pf|(bank_)?account_?(number|no|num)|расчётный_счёт|расчетный_счет|лицевой_счёт|лицевой_счет|kbk|кбк)_/u

/**
 * Whether a field's name says that its values are identifiers, and some of the examples have that shape: then they stay
 * text, whatever numbers they would make. `ВерсияОКВЭД` of 2014 is a year.
 */
export function isIdentifier(name: string, examples: readonly string[]): boolean {
  if (OTHER_IDENTIFIERS.test(wordsOfName(name))) return true
  return IDENTIFIERS.some(
    (semantic) => namesSemantic(name, semantic) && examples.some((example) => hasShape(semantic, example)),
  )
}

const encoder = new TextEncoder()

function hasShape(semantic: SemanticType, text: string): boolean {
  const bytes = encoder.encode(text.trim())
  return CHECKERS[semantic](bytes, 0, bytes.length) !== CHECK.OTHER
}
