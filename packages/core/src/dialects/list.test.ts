import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { DIALECTS } from '../documents/ddl.ts'
import { DIALECT_SPECS } from './list.ts'

/** Files of this folder that are no dialect. */
const COMMON = ['dialect', 'lengths', 'list', 'quote']

it('every dialect of the documents has its file, and every file is in the list', () => {
  const files = readdirSync(new URL('.', import.meta.url))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.slice(0, -3))
  expect(files.filter((name) => !COMMON.includes(name))).toEqual([...DIALECTS].toSorted())
  expect(Object.keys(DIALECT_SPECS).toSorted()).toEqual([...DIALECTS].toSorted())
})

it.each(DIALECTS)('%s knows itself by its name', (dialect) => expect(DIALECT_SPECS[dialect].dialect).toBe(dialect))
