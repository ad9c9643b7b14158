import { namesSemantic, wordsOfName } from './names.ts'
import type { SemanticType } from './types.ts'

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

/** Whether a field's name says that its values are identifiers: they stay text, whatever numbers they would make. */
export function isIdentifierName(name: string): boolean {
  return IDENTIFIERS.some((semantic) => namesSemantic(name, semantic)) || OTHER_IDENTIFIERS.test(wordsOfName(name))
}
