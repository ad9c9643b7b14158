import { expect, test } from 'vitest'
import { toPythonPattern } from './patterns.ts'

test.each([
  ['a.c', 'a.c'],
  ['^a$', '\\Aa\\Z'],
  ['(?m)^a$', '(?:(?:^|(?<=\\n))a(?=\\n|\\Z))'],
  ['\\d+\\s', '[0-9]+[\\t\\n\\f\\r ]'],
  ['[\\d.]\\D', '[0-9.][^0-9]'],
  ['[[:alpha:]_]', '[A-Za-z_]'],
  ['[a&&b]', '[a\\&\\&b]'],
  ['[]a]', '[\\]a]'],
  ['(?i)привет', '(?i:привет)'],
  ['a(?i)b|c', 'a(?i:b|c)'],
  ['(?P<year>\\d{4})', '(?P<year>[0-9]{4})'],
  ['(?<year>x)', '(?P<year>x)'],
  ['a{,3}', 'a\\{,3}'],
  ['a{2,3}?', 'a{2,3}?'],
  ['\\Qa.b\\E.', 'a\\.b.'],
  ['\\x{1F600}\\x41', '\\U0001f600\\U00000041'],
  ['a\\.b\\-', 'a\\.b\\-'],
  ['\\z', '\\Z'],
  [
    '\\p{Zs}[\\p{Zp}a]\\P{Zp}',
    '[\\U00000020\\U000000a0\\U00001680\\U00002000-\\U0000200a\\U0000202f\\U0000205f\\U00003000][\\U00002029a][^\\U00002029]',
  ],
])('%s becomes %s', (pattern, python) => {
  expect(toPythonPattern(pattern)).toMatchObject({ pattern: python })
})

test.each([
  ['\\p{L}', 'patternNotTranslated'],
  ['\\p{Elvish}', 'patternNotTranslated'],
  ['(?U)a+', 'patternNotTranslated'],
  ['(?=a)', 'patternInvalid'],
  ['(?<!a)b', 'patternInvalid'],
  ['(a)\\1', 'patternInvalid'],
  ['a++', 'patternInvalid'],
  ['*a', 'patternInvalid'],
  ['(a', 'patternInvalid'],
  ['a)', 'patternInvalid'],
  ['[a', 'patternInvalid'],
  ['a{2000}', 'patternInvalid'],
])('%s is refused', (pattern, refused) => {
  expect(toPythonPattern(pattern)).toEqual({ refused })
})
