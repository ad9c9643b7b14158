import type { FieldProfile } from '../documents/profile.ts'

/** What speaks for a column as a key, or as a part of one: our weights, from 0 to about 10. */
export function keyLikelihood(field: FieldProfile, position: number, columns: number): number {
  let score = 2 * (1 - position / Math.max(1, columns))
  if (isKeyName(field.name)) score += 4
  score += TYPE_SCORE[field.type.replace(/[(<].*/, '')] ?? 0
  if (field.evidence.maxLength > 64) score -= 3
  // Registers number people and things so that they can be told apart.
  if (field.semantic !== null && REGISTER_NUMBERS.has(field.semantic)) score += 2
  return score
}

const REGISTER_NUMBERS = new Set(['inn', 'ogrn', 'ogrnip', 'snils', 'cadastral-number', 'uuid'])

/** Integers and texts identify; measures, moments and long texts seldom do. */
const TYPE_SCORE: Readonly<Record<string, number>> = {
  uuid: 3,
  int16: 2,
  int32: 3,
  int64: 3,
  uint64: 3,
  string: 2,
  enum: 1,
  date: 0,
  timestamp: -2,
  timestamptz: -2,
  time: -2,
  decimal: -3,
  float64: -6,
  bool: -2,
}

const KEY_NAME =
  /(^|[^a-zа-я])(id|uuid|guid|key|code|no|num|number|nr|ref|ид|код|номер|ключ)([^a-zа-я]|$)|инн|огрн|снилс|inn|ogrn|cad_?number/iu

/** Whether a name says that its values identify something. */
export function isKeyName(name: string): boolean {
  return KEY_NAME.test(name.replace(/([a-zа-я])([A-ZА-Я])/gu, '$1_$2'))
}
