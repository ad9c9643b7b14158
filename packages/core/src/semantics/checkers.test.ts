import { describe, expect, it } from 'vitest'
import { CHECKERS } from './checkers.ts'
import type { SemanticType } from './types.ts'
import { CHECK } from './types.ts'

const { VALID, INVALID, OTHER } = CHECK

const CASES: readonly (readonly [SemanticType, string, number])[] = [
  ['inn', '7707083893', VALID],
  ['inn', '7707083894', INVALID],
  ['inn', '500100732259', VALID],
  ['inn', '500100732250', INVALID],
  ['inn', '77070838931', OTHER],
  ['ogrn', '1027700132195', VALID],
  ['ogrn', '1027700132196', INVALID],
  ['ogrnip', '304500116000157', VALID],
  ['ogrnip', '304500116000158', INVALID],
  ['snils', '112-233-445 95', VALID],
  ['snils', '11223344595', VALID],
  ['snils', '11223344596', INVALID],
  ['kpp', '773601001', VALID],
  ['kpp', '7736AB001', VALID],
  ['kpp', '77360100', OTHER],
  ['bik', '044525225', VALID],
  ['bik', '944525225', INVALID],
  ['phone', '79859482165', VALID],
  ['phone', '+7 (985) 948-21-65', VALID],
  ['phone', '8 800 555-35-35', VALID],
  ['phone', '+4915112345678', VALID],
  ['phone', '71859482165', INVALID],
  ['phone', '12345', OTHER],
  ['passport', '77 82 349990', VALID],
  ['passport', '7782349990', VALID],
  ['passport', '77 82 34999', OTHER],
  ['cadastral-number', '77:01:0001001:1234', VALID],
  ['cadastral-number', '77:01:0001001', VALID],
  ['cadastral-number', '77:01', OTHER],
  ['cadastral-number', '12:30:00:1:2', OTHER],
  ['okved', '01.25.1', VALID],
  ['okved', '38.49', VALID],
  ['okved', '62', VALID],
  ['okved', '1.25', OTHER],
  ['postcode', '101000', VALID],
  ['postcode', '901000', INVALID],
  ['email', 'ivan@mail.ru', VALID],
  ['email', 'ivan@mail', INVALID],
  ['email', 'ivan mail.ru', OTHER],
  ['url', 'https://mos.ru/uslugi', VALID],
  ['url', 'https://mos.ru/a b', INVALID],
  ['url', 'mos', OTHER],
  ['iban', 'DE89 3704 0044 0532 0130 00', VALID],
  ['iban', 'DE89370400440532013001', INVALID],
  ['card-number', '4111 1111 1111 1111', VALID],
  ['card-number', '4111111111111112', INVALID],
  ['card-number', '9111111111111111', OTHER],
  ['country', 'Россия', VALID],
  ['country', 'RU', VALID],
  ['country', 'Атлантида', OTHER],
  ['currency', 'RUB', VALID],
  ['currency', 'RUX', OTHER],
  ['latitude', '55.75', VALID],
  ['latitude', '155.75', INVALID],
  ['longitude', '155.75', VALID],
  ['percentage', '12,5%', VALID],
  ['person-name', 'Иванова Анна-Мария', VALID],
  ['person-name', 'квартира 5', OTHER],
  ['ip', '2001:db8::1', VALID],
  ['ip', '256.1.1.1', OTHER],
  ['uuid', '550e8400-e29b-41d4-a716-446655440000', VALID],
]

describe('what a checker says of a value', () => {
  it.each(CASES)('%s %s', (semantic, text, outcome) => {
    const padded = Buffer.from(`5${text}5`)
    expect(CHECKERS[semantic](padded, 1, padded.length - 1)).toBe(outcome)
  })
})
