import { describe, expect, it } from 'vitest'
import type { Dialect } from '../documents/ddl.ts'
import { scalar } from '../types/logical.ts'
import { designTables } from './design.ts'
import type { DesignOptions, InputTable } from './model.ts'
import { partitionCount, partitionRanges } from './ranges.ts'

const GB = 1e9
const axis = {
  column: 'at',
  from: '2024-01-15T10:00:00Z',
  to: '2024-12-20T10:00:00Z',
  perDay: 1_000,
  orderCorrelation: 1,
}
const events = (more: Partial<InputTable> = {}): InputTable => ({
  name: 'events',
  parent: null,
  rows: 1_000_000,
  bytes: GB,
  columns: [{ name: 'at', path: 'at', type: scalar('timestamptz'), nullable: false }],
  timeAxis: axis,
  ...more,
})
const partition = (dialect: Dialect, table: InputTable, options: Partial<DesignOptions> = {}) => {
  const { tables, refused } = designTables({
    dialect,
    lang: 'en',
    tables: [table],
    options: { names: 'quote', ...options },
  })
  return {
    partition: tables[0].partition,
    refused: refused.filter(({ kind }) => kind === 'partition').map(({ reason }) => reason),
  }
}

describe('by time', () => {
  it.each<[string, Dialect, Partial<InputTable>, Partial<DesignOptions>, string | null]>([
    ['small', 'clickhouse', {}, {}, null],
    ['large', 'clickhouse', { bytes: 12 * GB }, {}, 'month'],
    ['growing', 'clickhouse', {}, { growth: { bytesPerDay: GB } }, 'month'],
    ['with a lifetime and enough to drop', 'clickhouse', { bytes: 2 * GB }, { retention: { days: 1_095 } }, 'month'],
    ['with a lifetime and nothing to drop', 'clickhouse', { bytes: GB / 100 }, { retention: { days: 1_095 } }, null],
    [
      'kept for a month, with a year in one load',
      'clickhouse',
      {},
      { growth: { bytesPerDay: GB }, retention: { days: 30 } },
      'month',
    ],
    ['fast', 'bigquery', {}, { growth: { bytesPerDay: 20 * GB } }, 'day'],
    ['large', 'postgresql', { bytes: 20 * GB }, {}, 'month'],
    ['between the thresholds of two dialects', 'postgresql', { bytes: 12 * GB }, {}, null],
    ['large', 'mysql', { bytes: 20 * GB }, {}, 'month'],
    ['large, where there are no partitions', 'redshift', { bytes: 1000 * GB }, {}, null],
    ['large, where there are no partitions', 'snowflake', { bytes: 1000 * GB }, {}, null],
  ])('%s, %s', (_, dialect, more, options, grain) => {
    const decided = partition(dialect, events({ ...more, timeAxis: { ...axis, perDay: 0 } }), options)
    expect(decided.partition?.kind === 'range' ? decided.partition.grain : null).toBe(grain)
    expect(decided.refused.length).toBe(grain === null || options.retention?.days === 30 ? 1 : 0)
  })

  it('takes the hour for rows that leave within two days', () => {
    const short = { ...axis, from: '2024-12-19T00:00:00Z' }
    const decided = partition('clickhouse', events({ timeAxis: short }), {
      growth: { bytesPerDay: 5 * GB },
      retention: { days: 2 },
    })
    expect(decided.partition).toMatchObject({ grain: 'hour' })
  })

  it('takes years where months would be more than one insert may touch', () => {
    const long = { ...axis, from: '2000-01-01T00:00:00Z' }
    const decided = partition('clickhouse', events({ bytes: 50 * GB, timeAxis: long }))
    expect(decided.partition).toMatchObject({ grain: 'year' })
    expect(decided.refused[0]).toContain('300 partitions, the limit is 100')
  })

  it('refuses where a stray date would make more partitions than one insert may touch', () => {
    const stray = { ...axis, from: '1111-11-11T00:00:00Z' }
    const decided = partition('clickhouse', events({ bytes: 50 * GB, timeAxis: stray }))
    expect(decided.partition).toBeNull()
    expect(decided.refused[0]).toContain('914 partitions')
  })

  it('refuses a nullable axis and a table that others refer to', () => {
    const nullable = events({
      bytes: 50 * GB,
      columns: [{ name: 'at', path: 'at', type: scalar('timestamptz'), nullable: true }],
    })
    expect(partition('postgresql', nullable).refused[0]).toContain('may be null')
    const child: InputTable = { name: 'events__x', parent: 'events', rows: 1, columns: [] }
    const tables = [events({ bytes: 50 * GB }), child]
    const { refused } = designTables({ dialect: 'postgresql', lang: 'en', tables, options: { names: 'quote' } })
    expect(refused.find(({ kind }) => kind === 'partition')?.reason).toContain('foreign key of events__x')
  })

  it('takes the partition column into the primary key and refuses other unique keys', () => {
    const facts = { unique: true, distinct: { value: 1_000_000, exact: true } }
    const id = (name: string) => ({ name, path: name, type: scalar('int64'), nullable: false, facts })
    const table = events({
      bytes: 50 * GB,
      keys: [['order_id']],
      columns: [...events().columns, id('order_id'), id('payment_id')],
    })
    const { tables, refused } = designTables({
      dialect: 'postgresql',
      lang: 'en',
      tables: [table],
      options: { names: 'quote' },
    })
    expect(tables[0]).toMatchObject({ primaryKey: ['order_id', 'at'], uniques: [] })
    expect(refused.map(({ what }) => what)).toContain('UNIQUE (payment_id)')
  })
})

describe('ranges', () => {
  const range = { kind: 'range', column: 'at', type: scalar('timestamptz') } as const

  it.each([
    ['year', '2023-12-31T23:00:00+00:00', '2024-06-01T00:00:00Z', ['2023', '2024'], '2024-01-01 00:00:00+00'],
    ['month', '2023-12-31T23:00:00Z', '2024-02-01', ['2023_12', '2024_01', '2024_02'], '2024-01-01 00:00:00+00'],
    [
      'day',
      '2024-02-28 10:00:00',
      '2024-03-01 00:00:00',
      ['2024_02_28', '2024_02_29', '2024_03_01'],
      '2024-02-29 00:00:00+00',
    ],
    [
      'hour',
      '2024-02-28T10:59:00+03',
      '2024-02-28T08:00:00Z',
      ['2024_02_28_07', '2024_02_28_08'],
      '2024-02-28 08:00:00+00',
    ],
  ] as const)('%s', (grain, from, to, labels, second) => {
    const ranges = partitionRanges({ ...range, grain, from, to })
    expect(ranges.map(({ label }) => label)).toEqual(labels)
    expect(ranges[0].to).toBe(second)
    expect(partitionCount(from, to, grain)).toBe(labels.length)
    for (const [i, next] of ranges.slice(1).entries()) expect(next.from).toBe(ranges[i].to)
  })
})
