import { CHECKERS } from '../../semantics/checkers.ts'
import type { SemanticType } from '../../semantics/types.ts'
import { CHECK } from '../../semantics/types.ts'
import { isWhole } from '../entries.ts'
import type { Rule } from './finding.ts'
import { Offenders } from './finding.ts'

/** Meanings whose values are right or wrong by their structure or check digits. */
const CHECKED: readonly SemanticType[] = [
  'inn',
  'ogrn',
  'ogrnip',
  'snils',
  'kpp',
  'bik',
  'passport',
  'cadastral-number',
  'okved',
  'postcode',
  'phone',
  'email',
  'url',
  'ip',
  'iban',
  'card-number',
  'latitude',
  'longitude',
]

/** Values that are not what the field means: wrong check digits, wrong structure, out of range. */
export const invalidChecksum: Rule = ({ facts: { values }, meaning: { semantic } }) => {
  if (semantic === null || !CHECKED.includes(semantic)) return null
  const { entries, isNull } = values
  const { text, textStart, textLength, size } = entries
  const check = CHECKERS[semantic]
  const found = new Offenders(entries.count)
  for (let entry = 0; entry < size; entry++) {
    if (isNull[entry] === 1 || textLength[entry] === 0 || !isWhole(entries, entry)) continue
    if (check(text, textStart[entry], textStart[entry] + textLength[entry]) !== CHECK.VALID) found.add(entry)
  }
  if (found.count === 0) return null
  const params = { semantic }
  return { rule: 'invalid-checksum', severity: 'error', count: found.count, entries: found.entries, params }
}
