import { expect, test } from 'vitest'
import { z } from 'zod'
import { checkSchema } from './issues.ts'
import { say } from './phrase.ts'

const input = z.union([z.string(), z.strictObject({ input: z.string(), as: z.string() })])
const schema = z.strictObject({ left: input })

test('a key and a choice of another spelling, what is missing and what is empty are told in words of ours', () => {
  const step = z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('filter'), where: z.string() }),
    z.strictObject({ type: z.literal('limit'), count: z.number() }),
  ])
  const why = (value: unknown) => {
    const checked = checkSchema(z.strictObject({ step }), { step: value })
    return 'misfit' in checked ? [checked.misfit.path.join('.'), say(checked.misfit.why, 'en')] : null
  }
  expect(why({ type: 'filtr', where: 'a' })).toEqual([
    'step.type',
    '"filtr" is none of filter, limit; probably "filter" is meant',
  ])
  expect(why({ type: 'limit', cuont: 1 })).toEqual(['step.count', 'there is no key "cuont", probably "count" is meant'])
  expect(why({ type: 'limit', of: 1 })).toEqual(['step.count', 'it is missing'])
  expect(why({ type: 'filter', where: null })).toEqual(['step.where', 'nothing stands there, or null'])
  expect(why({ type: 'filter', where: 5 })).toEqual(['step.where', 'Invalid input: expected string, received number'])
})

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
