import { expect, test } from 'vitest'
import { z } from 'zod'
import { checkSchema } from './issues.ts'

const input = z.union([z.string(), z.strictObject({ input: z.string(), as: z.string() })])
const schema = z.strictObject({ left: input })

test.each([
  ['a key that the nearest form lacks', { left: { step: 'a', input: 'b', as: 'c' } }, ['left'], /"step"/],
  ['a key that is missing in it', { left: { input: 'b' } }, ['left', 'as'], /expected string, received undefined/],
  ['a value of no form', { left: 5 }, ['left'], /received number/],
])('a value of a union: %s', (_, value, path, why) => {
  const checked = checkSchema(schema, value)
  if (!('misfit' in checked)) throw new Error('it fits')
  expect(checked.misfit.path).toEqual(path)
  expect(JSON.stringify(checked.misfit.why).replaceAll('\\', '')).toMatch(why)
})
