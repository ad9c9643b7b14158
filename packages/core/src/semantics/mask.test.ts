import fc from 'fast-check'
import { expect, it } from 'vitest'
import { maskValue } from './mask.ts'
import { SEMANTIC_TYPES } from './types.ts'

it.each([
  ['phone', '79859482165', '+7 *** ** 65'],
  ['phone', '+7 (985) 948-21-65', '+7 *** ** 65'],
  ['phone', '123', '***'],
  ['person-name', 'Иван', 'И***'],
  ['person-name', 'Николаев Иван', 'Н*** И***'],
  ['email', 'ivan@mail.ru', 'i***@mail.ru'],
  ['email', 'нет почты', 'н** *****'],
  ['person-name', '', ''],
  ['inn', '500100732259', '50********59'],
  ['passport', '77 82 349990', '77 ** ****90'],
  ['snils', '112-233-445 95', '11*-***-*** 95'],
  [null, '1862-01-16', '1862-**-**'],
  [null, '1862-01-16T10:00:00', '1862-**-**T**:**:**'],
  [null, 'ул. Мира, 5', 'у*. ****, *'],
] as const)('%s %s → %s', (semantic, text, masked) => {
  expect(maskValue(semantic, text)).toBe(masked)
})

it('never shows a whole value of four letters or digits or more', () => {
  const secret = fc.stringMatching(/^[а-яa-z0-9]{4,30}$/)
  fc.assert(
    fc.property(fc.constantFrom(null, ...SEMANTIC_TYPES), secret, (semantic, text) => {
      expect(maskValue(semantic, text)).not.toContain(text.slice(1))
    }),
  )
})
