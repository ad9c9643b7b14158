import { describe, expect, test } from 'vitest'
import { translatePattern } from './regular.ts'

const FLAVOUR = { wordBoundary: '\\y', noWordBoundary: '\\Y', codePoint: (hex: string) => `\\u${hex.padStart(4, '0')}` }

describe('a pattern of RE2 in another flavour', () => {
  test.each([
    ['abc', 'abc'],
    ['a.c', 'a[^\\n]c'],
    ['[.]', '[.]'],
    ['\\d+\\s', '[0-9]+[ \\t\\n\\f\\r]'],
    ['[\\d_]', '[0-9_]'],
    ['\\W', '[^0-9A-Za-z_]'],
    ['\\bb\\b', '\\yb\\y'],
    ['\\x{A0}', '\\u00A0'],
    ['\\.\\\\', '\\.\\\\'],
    ['^a$', '^a$'],
  ])('%s', (re2, pattern) => {
    expect(translatePattern(re2, FLAVOUR)).toMatchObject({ pattern, ignoreCase: false })
  })

  test.each([
    ['(?i)a', { pattern: 'a', ignoreCase: true }],
    ['(a)(?:b)(c)', { groups: 2, choosing: false }],
    ['a|b', { choosing: true }],
    ['a*?', { choosing: true }],
    ['[|(]', { choosing: false, groups: 0 }],
  ])('%s is known for what it is', (re2, expected) => {
    expect(translatePattern(re2, FLAVOUR)).toMatchObject(expected)
  })

  test.each(['\\p{L}', '(?P<name>a)', '(?s)a.b', '[[:alpha:]]', '[\\W]', '\\C', 'a(?i)b'])(
    '%s has no counterpart',
    (re2) => {
      expect(translatePattern(re2, FLAVOUR)).toBeUndefined()
    },
  )

  test('the end of the text may be written otherwise', () => {
    expect(translatePattern('a$', { ...FLAVOUR, end: '\\z' })?.pattern).toBe('a\\z')
  })
})
