import { describe, expect, test } from 'vitest'
import { dependences } from './dependences.ts'
import { duplicateRows } from './duplicates.ts'
import { candidateKeys } from './keys.ts'
import { likelyForeignKeys, nestedRelations } from './relations.ts'
import type { Rows } from './testing/profile-rows.ts'
import { scanRows, structureOfRows, UNBOUNDED } from './testing/profile-rows.ts'

const range = (count: number) => Array.from({ length: count }, (_, i) => i)

function keysOf(names: readonly string[], rows: Rows): string[][] {
  return candidateKeys(structureOfRows('t', names, rows), 'en', UNBOUNDED).map(({ columns }) => columns)
}

describe('candidate keys', () => {
  test('the likeliest first: by name, type and place', () => {
    const rows = range(50).map((i) => [`2024-01-01T00:${String(i).padStart(2, '0')}:00`, `n${i}`, String(i + 1000)])
    expect(keysOf(['created', 'note', 'ticket_id'], rows)).toEqual([['ticket_id'], ['note'], ['created']])
  })

  test('a column with a gap or a repetition is none', () => {
    const rows = range(50).map((i) => [i === 3 ? null : `a${i}`, i === 4 ? 'b5' : `b${i}`])
    expect(keysOf(['a', 'b'], rows)).toEqual([])
  })

  test('two columns together, and no third that is not needed', () => {
    const rows = range(60).map((i) => [`shop${i % 6}`, `2024-01-${10 + Math.floor(i / 6)}`, String(i % 4)])
    expect(keysOf(['shop', 'day', 'rating'], rows)).toEqual([['shop', 'day']])
  })

  test('three columns where no two suffice', () => {
    const rows = range(64).map((i) => [`a${i % 4}`, `b${Math.floor(i / 4) % 4}`, `c${Math.floor(i / 16)}`])
    expect(keysOf(['a', 'b', 'c'], rows)).toEqual([['a', 'b', 'c']])
  })

  test('from a sample of rows a composite key is only not refuted', () => {
    const rows = range(4000).map((i) => [`shop${i % 40}`, `day${Math.floor(i / 40)}`])
    const table = structureOfRows('t', ['shop', 'day'], rows, { sampleCells: 2048 })
    expect(table.complete).toBe(false)
    expect(candidateKeys(table, 'en', UNBOUNDED)).toMatchObject([{ columns: ['shop', 'day'], exact: false }])
  })

  test('beyond the bounds of exact counting a unique column is not refuted, a repeating one is no candidate', () => {
    const rows = range(3000).map((i) => [`a${i}`, `b${i % 2900}`])
    const table = structureOfRows('t', ['code', 'other'], rows, { entriesPerColumn: 2950, entries: 100_000 })
    expect(candidateKeys(table, 'en', UNBOUNDED)).toMatchObject([{ columns: ['code'], exact: false }])
  })

  test('two spellings of one number are one value: no key is claimed as proven', () => {
    const rows = [
      ['a', '1'],
      ['a', '1'],
      ['b', '1'],
      ['b', '2'],
    ].map(([a, b], i) => [a, `${b}${i % 2 ? '.0' : '.00'}`])
    expect(candidateKeys(structureOfRows('t', ['a', 'b'], rows), 'en', UNBOUNDED).filter((key) => key.exact)).toEqual(
      [],
    )
  })
})

describe('functional dependences', () => {
  const rows = range(300).map((i) => {
    const spot = i % 10
    return [`${spot}`, `hall ${spot}`, `museum ${spot % 3}`, `${i % 7}`]
  })
  const names = ['spot_id', 'spot_name', 'museum', 'weekday']

  function found(table: Rows) {
    return dependences(structureOfRows('t', names, table), UNBOUNDED).map(
      ({ from, to, violations, exact }) => `${from.join()} → ${to} ${violations} ${exact}`,
    )
  }

  test('that hold', () => {
    expect(found(rows).sort()).toEqual([
      'spot_id → museum 0 true',
      'spot_id → spot_name 0 true',
      'spot_name → museum 0 true',
      'spot_name → spot_id 0 true',
    ])
  })

  test('that nearly hold, with the rows that contradict', () => {
    const mended = rows.map((row, i) => (i === 25 || i === 35 ? [row[0], 'hall X', row[2], row[3]] : row))
    const all = found(mended)
    expect(all).toContain('spot_id → spot_name 2 true')
    expect(all).not.toContain('spot_id → weekday 0 true')
  })

  test('a column that is nearly constant depends on nothing worth telling', () => {
    const table = rows.map((row, i) => [row[0], i === 5 ? 'rare' : 'usual', row[2], row[3]])
    expect(found(table).filter((text) => text.includes('→ spot_name'))).toEqual([])
  })
})

describe('duplicates', () => {
  const rows: Rows = [
    ['a', '1'],
    ['b', '2'],
    ['a', '1'],
    ['a', '1'],
    ['1', 'a'],
    ['a', null],
    [null, 'a'],
  ]

  function count(parts: readonly Rows[], names = ['x', 'y'], limits = {}) {
    return duplicateRows(
      parts.map((part) => scanRows(names, part, { limits }).rowHashes),
      false,
    )
  }

  test('rows equal to an earlier one, in one part or in several', () => {
    expect(count([rows])).toEqual({ rows: 2, exact: true })
    expect(count([rows.slice(0, 3), rows.slice(3)])).toEqual({ rows: 2, exact: true })
  })

  test('equal children of different parents are none', () => {
    const children: Rows = [
      ['p1', 'x'],
      ['p2', 'x'],
      ['p2', 'x'],
    ]
    expect(count([children], ['_parent_id', 'value'])).toEqual({ rows: 1, exact: true })
  })

  test('beyond the bound they are estimated', () => {
    const many = range(20_000).map((i) => [String(i % 10_000)])
    const { rows: estimate, exact } = count([many], ['x'], { rowHashes: 3000 })
    expect(exact).toBe(false)
    expect(Math.abs(estimate - 10_000)).toBeLessThan(1500)
  })

  test('a unique column proves that there are none', () => {
    expect(duplicateRows([], true)).toEqual({ rows: 0, exact: true })
  })
})

describe('relations between tables', () => {
  const museums = structureOfRows(
    'museums',
    ['inn', 'title'],
    range(40).map((i) => [`77${10_000_000 + i}`, `museum ${i}`]),
  )

  test('a column whose values stand in a unique column of another table', () => {
    const rows = range(200).map((i) => [String(i), `77${10_000_000 + (i % 35)}`])
    const tickets = structureOfRows('tickets', ['ticket', 'museum_inn'], rows)
    expect(likelyForeignKeys([tickets, museums])).toEqual([
      {
        from: { table: 'tickets', columns: ['museum_inn'] },
        to: { table: 'museums', columns: ['inn'] },
        matched: 1,
        exact: true,
      },
    ])
  })

  test('a few strangers lower the share; many end the relation', () => {
    const withStrangers = (strangers: number) =>
      structureOfRows(
        'tickets',
        ['museum_inn'],
        range(40).map((i) => [i < strangers ? `99${i}` : `77${10_000_000 + i}`]),
      )
    expect(likelyForeignKeys([withStrangers(2), museums])[0]?.matched).toBe(0.95)
    expect(likelyForeignKeys([withStrangers(3), museums])).toEqual([])
  })

  test('small counters fit into each other by chance', () => {
    const orders = structureOfRows(
      'orders',
      ['quantity'],
      range(100).map((i) => [String(i % 30)]),
    )
    const goods = structureOfRows(
      'goods',
      ['id'],
      range(50).map((i) => [String(i)]),
    )
    expect(likelyForeignKeys([orders, goods])).toEqual([])
  })

  test('nested input is related by its making', () => {
    const tables = [
      { name: 'register', parent: null },
      { name: 'register__okved', parent: 'register' },
    ]
    expect(nestedRelations(tables)).toEqual([
      {
        from: { table: 'register__okved', columns: ['_parent_id'] },
        to: { table: 'register', columns: ['_id'] },
        matched: 1,
        exact: true,
      },
    ])
  })
})
