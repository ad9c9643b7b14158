import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DIALECTS } from '../../documents/ddl.ts'
import { compileSql } from './compile.ts'
import { emitSelect } from './query.ts'
import type { Document } from './testing/documents.ts'
import { DOCUMENTS, lowered } from './testing/documents.ts'

const GOLDEN = new URL('../../../../../golden/targets/sql/', import.meta.url)

/** The reviewed file; UPDATE_GOLDEN=1 rewrites it, and the difference is the review. */
function reviewed(name: string, text: string): string {
  const file = new URL(name, GOLDEN)
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(new URL('.', file), { recursive: true })
    writeFileSync(file, text)
  }
  return readFileSync(file, 'utf8')
}

describe('SQL is as reviewed', () => {
  const cases = Object.entries(DOCUMENTS).flatMap(([name, document]) =>
    DIALECTS.map((dialect) => [name, dialect, document] as const),
  )
  test.each(cases)('%s in %s', (name, dialect, document) => {
    const { plan, pipeline } = lowered(document)
    const { files, refused } = compileSql(plan, pipeline, { dialect, lang: 'en' })
    const why = refused.map(({ step, what, reason }) => `-- ${step}: ${what}: ${reason.en()}\n`)
    const text = files.length > 0 ? files.map((file) => `-- ${file.path}\n${file.text}`).join('\n') : why.join('')
    expect(text).toBe(reviewed(`${name}.${dialect}.sql`, text))
  })

  test.each(Object.entries(DOCUMENTS))('%s in duckdb', (name, document) => {
    const { plan } = lowered(document)
    const emitted = emitSelect(plan, plan.targets[0].input, { dialect: 'duckdb' })
    const text = 'sql' in emitted ? `${emitted.sql}\n` : ''
    expect(text).toBe(reviewed(`${name}.duckdb.sql`, text))
  })
})

const base = (target: string): Document => ({
  sources: { people: { id: 'int64', name: 'string' } },
  text: `steps: { some: { type: filter, input: people, where: "id > 1" } }
targets: { out: ${target} }`,
})

describe('load.sql', () => {
  const loadOf = (target: string, dialect: (typeof DIALECTS)[number] = 'postgresql') => {
    const { plan, pipeline } = lowered(base(target))
    return compileSql(plan, pipeline, { dialect, lang: 'en' })
  }

  test.each([
    ['scd2', '{ input: some, to: out.csv, mode: scd2, key: [id] }', 'only the platform itself keeps the history'],
    ['upsert without a key', '{ input: some, to: out.csv, mode: upsert }', 'needs a key'],
    ['its own source', '{ input: some, to: "postgresql:///city#people", mode: replace }', 'is a source itself'],
  ])('refuses %s', (_, target, why) => {
    const { files, refused } = loadOf(target)
    expect(files).toEqual([])
    expect(refused.map(({ reason }) => reason.en())).toEqual([expect.stringContaining(why)])
    expect(refused.map(({ reason }) => reason.ru())).toEqual([expect.stringMatching(/[а-я]/)])
  })

  test.each([
    ['{ input: some, to: "postgresql:///city#public.grown ups" }', '"public"."grown ups"'],
    ['{ input: some, to: "postgresql:///city#grown" }', '"grown"'],
    ['{ input: some, to: "clickhouse:///city#grown" }', '"out"'],
    ['{ input: some, to: out.csv }', '"out"'],
  ])('the table of %s is %s', (target, table) => {
    const load = loadOf(target).files.find((file) => file.path === 'load.sql')
    expect(load?.text).toContain(`INSERT INTO ${table} (`)
  })
})

test('comments of steps stay comments', () => {
  const { plan } = lowered(base('{ input: some, to: out.csv }'))
  const comments = { some: "grown ups\n; DROP TABLE people --\r\u2028' */" }
  const emitted = emitSelect(plan, 'some', { dialect: 'postgresql', comments })
  const lines = 'sql' in emitted ? emitted.sql.split('\n') : []
  expect(lines.slice(0, 4)).toEqual(['-- grown ups', '-- ; DROP TABLE people --', "-- ' */", 'SELECT'])
})
