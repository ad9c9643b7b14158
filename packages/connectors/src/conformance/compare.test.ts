import type { Capabilities } from '@ai-etl/core/contracts/connector'
import { decimal, scalar } from '@ai-etl/core/types/logical'
import { describe, expect, it } from 'vitest'
import { parquet } from '../formats/parquet/index.ts'
import { postgresql } from '../systems/postgresql/index.ts'
import { differences } from './compare.ts'
import type { ReadTable } from './read-back.ts'
import type { Column, Row, Stored } from './store.ts'

const COLUMNS: readonly Column[] = [
  { name: 'id', type: scalar('int32'), nullable: false },
  { name: 'v', type: scalar('string'), nullable: true },
]
const ROWS: readonly Row[] = [
  ['1', 'a'],
  ['2', null],
]
const REQUEST = { table: 't', columns: COLUMNS, rows: ROWS }
const STORED: Stored = { columns: COLUMNS.map((c) => ({ ...c, changed: false })), refused: new Map(), outcomes: [] }
const READ: ReadTable = { columns: COLUMNS.map((c) => ({ ...c, path: c.name })), rows: ROWS, rejects: [] }

const compare = (read: Partial<ReadTable>, stored: Partial<Stored> = {}) =>
  differences(REQUEST, { ...STORED, ...stored }, { ...READ, ...read }, parquet.capabilities)

describe('what the suite takes for equal', () => {
  it('the same rows in any order', () => {
    expect(compare({ rows: ROWS.toReversed() })).toEqual([])
  })

  it('refused rows that are not there', () => {
    expect(compare({ rows: [ROWS[0]] }, { refused: new Map([[1, 'rule: reason']]) })).toEqual([])
  })
})

describe('what the suite finds', () => {
  it.each<[string, Partial<ReadTable>, string]>([
    ['another value', { rows: [['1', 'b'], ROWS[1]] }, 'string "a" came back as "b"'],
    ['NULL for a value', { rows: [['1', null], ROWS[1]] }, 'string "a" came back as NULL'],
    ['a value for NULL', { rows: [ROWS[0], ['2', '']] }, 'string NULL came back as ""'],
    ['a row too few', { rows: [ROWS[0]] }, '1 rows for 2'],
    ['a row twice', { rows: [...ROWS, ROWS[0]] }, '3 rows for 2'],
    ['a column renamed', { columns: [READ.columns[0], { ...READ.columns[1], name: 'V' }] }, 'column "v" is missing'],
    ['a column more', { columns: [...READ.columns, { name: 'w', path: 'w' }] }, '3 columns for 2'],
    ['a reject', { rejects: ['csv.quote: broken'] }, 'rejected on reading: csv.quote: broken'],
  ])('%s', (_, read, fault) => {
    expect(compare(read)).toContain(fault)
  })
})

describe('types that may come back', () => {
  const typeFaults = (asked: Column['type'], read: Column['type'], capabilities: Capabilities, changed = false) => {
    const columns = [COLUMNS[0], { name: 'v', type: asked, nullable: true }]
    const stored = { ...STORED, columns: columns.map((column) => ({ ...column, changed })) }
    const back = { ...READ, columns: [READ.columns[0], { ...READ.columns[1], type: read }], rows: [] }
    return differences({ table: 't', columns, rows: [] }, stored, back, capabilities)
  }

  it('are the declared ones', () => {
    expect(typeFaults(scalar('int8'), scalar('int16'), postgresql.capabilities)).toEqual([])
    expect(typeFaults(decimal(60, 30), scalar('string'), parquet.capabilities)).toEqual([])
  })

  it('or those that the design has a reason for', () => {
    expect(typeFaults(scalar('date'), scalar('string'), postgresql.capabilities, true)).toEqual([])
  })

  it('and no others', () => {
    const fault = (asked: string, read: string, declared: string) => [
      `${asked} is read as ${read}, declared is ${declared}`,
    ]
    expect(typeFaults(scalar('int8'), scalar('int8'), postgresql.capabilities)).toEqual(fault('int8', 'int8', 'int16'))
    expect(typeFaults(scalar('date'), scalar('string'), postgresql.capabilities)).toEqual(
      fault('date', 'string', 'date'),
    )
    expect(typeFaults(decimal(38, 2), scalar('string'), parquet.capabilities)).toEqual(
      fault('decimal(38,2)', 'string', 'decimal(38,2)'),
    )
  })
})
