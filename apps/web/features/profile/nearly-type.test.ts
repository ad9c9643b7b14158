import type { FieldProfile } from '@ai-etl/core/documents/profile'
import { expect, test } from 'vitest'
import { nearlyTypeOf } from './nearly-type.ts'

const ruled = (type: string, count: number) => ({ type, line: 780, value: 'вчера', count })

/** The parts of a field that are looked at. */
function field(given: Partial<Pick<FieldProfile, 'type' | 'semantic' | 'personal' | 'nulls'>>, ...ruledOut: object[]) {
  const evidence = { ruledOut }
  return { type: 'string', semantic: null, personal: false, nulls: 0, ...given, evidence } as unknown as FieldProfile
}

test.each<[string, FieldProfile, string | null]>([
  ['one value of a thousand is no date', field({}, ruled('date', 1)), 'date'],
  ['of several types the one with the fewest exceptions', field({}, ruled('int64', 9), ruled('decimal', 2)), 'decimal'],
  ['too many exceptions', field({}, ruled('date', 21)), null],
  ['mostly empty: exceptions are counted among values', field({ nulls: 960 }, ruled('date', 1)), null],
  ['a code whose zeros lead', field({ semantic: 'inn' }, ruled('int64', 3)), null],
  ['personal values are not shown', field({ personal: true }, ruled('date', 1)), null],
  ['a type that was proven', field({ type: 'int64' }, ruled('bool', 1)), null],
])('%s', (_, given, type) => {
  expect(nearlyTypeOf(given, 1000)?.type ?? null).toBe(type)
})
