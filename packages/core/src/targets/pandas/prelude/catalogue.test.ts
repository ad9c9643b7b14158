import { expect, test } from 'vitest'
import { definitionsFor, importsFor, PRELUDE_NAMES } from './catalogue.ts'

test.each(PRELUDE_NAMES)('%s defines itself', (name) => {
  const defines = new RegExp(`^(def|class) ${name}\\b|^${name}(:[^=]+)? = `, 'm')
  expect(definitionsFor(name).filter((text) => defines.test(text)).length).toBe(1)
})

test('a definition brings those that it uses, and no others', () => {
  const names = definitionsFor('lpad("a")').map((text) => /^def (\w+)/.exec(text)?.[1])
  expect(names).toEqual(['lpad', 'padding'])
})

test('words in texts, comments and behind a point bring nothing', () => {
  expect(definitionsFor('x.sort("lpad")  # trim\n"""cast"""')).toEqual([])
})

test('imports are those that the code uses', () => {
  expect(importsFor('x: Any = Decimal(math.pi)')).toEqual([
    'import math',
    'from decimal import Decimal',
    'from typing import Any',
  ])
})
