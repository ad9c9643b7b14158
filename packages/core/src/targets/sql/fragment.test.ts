import { describe, expect, test } from 'vitest'
import type { Fragment } from './fragment.ts'
import { atom, BINDING, fill } from './fragment.ts'

const sum: Fragment = { text: 'a + b', binds: BINDING.sum }

describe('a template puts pieces in brackets where they could come apart', () => {
  test.each([
    ['upper($1)', [sum], 'upper(a + b)', BINDING.atom],
    ['f($1, $2)', [sum, atom('c')], 'f(a + b, c)', BINDING.atom],
    ['f($*)', [sum, atom('c')], 'f(a + b, c)', BINDING.atom],
    ['$1 * 2', [sum], '(a + b) * 2', BINDING.loose],
    ['$1', [sum], 'a + b', BINDING.sum],
    ['CASE WHEN $1 THEN $2 ELSE $1 END', [sum, atom('c')], 'CASE WHEN a + b THEN c ELSE a + b END', BINDING.atom],
    ['CASE WHEN $1 > 0 THEN $2 END', [sum, atom('c')], 'CASE WHEN (a + b) > 0 THEN c END', BINDING.atom],
    ['CAST($1 AS text)', [sum], 'CAST(a + b AS text)', BINDING.atom],
    ['f($1) + g($1)', [atom('x')], 'f(x) + g(x)', BINDING.loose],
    ['($1)[1]', [sum], '(a + b)[1]', BINDING.loose],
    ["f($1, ')')", [sum], "f(a + b, ')')", BINDING.atom],
  ])('%s', (template, pieces, text, binds) => {
    expect(fill(template, pieces)).toEqual({ text, binds })
  })

  test('what a piece holds is never taken for a part of the template', () => {
    expect(fill('f($1, $2)', [atom("'$2 $*'"), atom('y')]).text).toBe("f('$2 $*', y)")
  })

  test('a piece that is missing is an error', () => {
    expect(() => fill('f($2)', [sum])).toThrow(RangeError)
  })
})
