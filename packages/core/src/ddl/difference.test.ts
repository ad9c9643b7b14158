import { describe, expect, it } from 'vitest'
import type { ExistingTable } from '../contracts/target.ts'
import { say } from '../messages/phrase.ts'
import { formatType } from '../types/logical.ts'
import { parseType } from '../types/parse.ts'
import { designTables } from './design.ts'
import { diffDesign } from './difference.ts'

/** [type, nullable] of a column named c that exists, and of what comes. */
function compare(
  dialect: 'postgresql' | 'clickhouse',
  there: [string, boolean] | null,
  comes: [string, boolean],
  key = false,
) {
  const existing: ExistingTable = {
    name: 't',
    columns: there
      ? [
          {
            name: 'c',
            type: there[0] === '?' ? undefined : parseType(there[0]),
            nativeType: there[0],
            nullable: there[1],
            hasDefault: false,
          },
        ]
      : [],
    key: key ? ['c'] : [],
    rowsEstimate: 1,
  }
  const column = { name: 'c', path: 'c', type: parseType(comes[0]), nullable: comes[1] }
  const design = designTables({
    dialect,
    lang: 'en',
    tables: [{ name: 't', parent: null, rows: null, columns: [column] }],
    options: { names: 'quote' },
  })
  return diffDesign(design, design.tables[0], existing)
}

describe('PostgreSQL', () => {
  it.each<[string, [string, boolean] | null, [string, boolean], string[], string]>([
    ['the same', ['int32', false], ['int32', false], [], 'int32'],
    ['narrower comes', ['int64', true], ['int32', false], [], 'int64'],
    ['text takes anything', ['string', true], ['decimal(5,2)', true], [], 'string'],
    ['wider integer', ['int32', false], ['int64', false], ['ALTER TABLE t ALTER COLUMN c TYPE bigint'], 'int64'],
    [
      'decimal for integers',
      ['int64', false],
      ['decimal(12,2)', false],
      ['ALTER TABLE t ALTER COLUMN c TYPE numeric(21,2)'],
      'decimal(21,2)',
    ],
    ['null comes', ['int32', false], ['int32', true], ['ALTER TABLE t ALTER COLUMN c DROP NOT NULL'], 'int32'],
    [
      'wider and null',
      ['int16', false],
      ['int32', true],
      ['ALTER TABLE t ALTER COLUMN c TYPE integer', 'ALTER TABLE t ALTER COLUMN c DROP NOT NULL'],
      'int32',
    ],
    ['a new column', null, ['date', false], ['ALTER TABLE t ADD COLUMN c date'], 'date'],
  ])('%s', (_, there, comes, statements, type) => {
    const { changes, columns } = compare('postgresql', there, comes)
    expect(changes.flatMap((change) => change.statements)).toEqual(statements)
    expect(columns.map((column) => formatType(column.type))).toEqual([type])
    expect(changes.every((change) => say(change.reason, 'en').includes('c'))).toBe(true)
  })
})

describe('ClickHouse', () => {
  it.each<[string, [string, boolean] | null, [string, boolean], string[]]>([
    ['wider integer', ['int32', false], ['int64', false], ['ALTER TABLE t MODIFY COLUMN c Int64']],
    ['null comes', ['int32', false], ['int32', true], ['ALTER TABLE t MODIFY COLUMN c Nullable(int32)']],
    ['wider and null at once', ['int32', false], ['int64', true], ['ALTER TABLE t MODIFY COLUMN c Nullable(Int64)']],
    ['a new column', null, ['date', false], ['ALTER TABLE t ADD COLUMN c Nullable(Date32)']],
  ])('%s', (_, there, comes, statements) => {
    expect(compare('clickhouse', there, comes).changes.flatMap((change) => change.statements)).toEqual(statements)
  })
})

describe('refused', () => {
  it.each<[string, [string, boolean], [string, boolean], boolean]>([
    ['text into a number', ['int32', true], ['string', true], false],
    ['a fraction of any length into an exact number', ['int64', true], ['float64', true], false],
    ['an instant into a local time', ['timestamp', true], ['timestamptz', true], false],
    ['a type beyond the map', ['?', true], ['int32', true], false],
    ['a wider key', ['int32', false], ['int64', false], true],
    ['null in a key', ['int32', false], ['int32', true], true],
  ])('%s', (_, there, comes, key) => {
    const { changes, columns } = compare('postgresql', there, comes, key)
    expect(changes).toMatchObject([{ kind: 'refuse', column: 'c', statements: [] }])
    expect(columns).toEqual([])
  })
})
