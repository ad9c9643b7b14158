import { expect, test } from 'vitest'
import { layOut } from './layout.ts'

const NAMES = Array.from({ length: 20 }, (_, i) => `"column ${i}"`)

test.each([
  ['a call', `f(${NAMES.join(', ')})`, `f(\n${NAMES.map((name) => `    ${name},\n`).join('')})`],
  ['a list', `x = [${NAMES.join(', ')}]`, `x = [\n${NAMES.map((name) => `    ${name},\n`).join('')}]`],
  // With a comma behind it, the list would be a tuple of one list, which names no columns.
  [
    'a subscript',
    `x = y[[${NAMES.join(', ')}]]`,
    `x = y[\n    [\n${NAMES.map((name) => `        ${name},\n`).join('')}    ]\n]`,
  ],
  ['a group', `x = (${NAMES.join(' + ')})`, `x = (\n    ${NAMES.join(' + ')}\n)`],
])('%s that is too long', (_, statement, expected) => {
  expect(layOut(statement)).toBe(expected)
})
