import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FieldProfile } from '../documents/profile.ts'
import type { LogicalType } from '../types/logical.ts'
import { scalar } from '../types/logical.ts'
import { measureField } from './field.ts'
import type { ProfileLimits } from './limits.ts'
import { profileParts, profileValues, scanRows } from './testing/profile-rows.ts'

/** What a profile says of a text column, computed the slow and plain way. */
function naive(values: readonly (string | null)[]) {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  const present = values.filter((value) => value !== null)
  const sorted = [...counts.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  const nulls = values.length - present.length
  const lengths = present.map((value) => [...value].length)
  return {
    nulls,
    distinct: { value: counts.size, exact: true },
    unique: values.length > 0 && nulls === 0 && counts.size === values.length,
    constant: counts.size === 1 && nulls === 0,
    min: sorted[0] ?? null,
    max: sorted.at(-1) ?? null,
    minLength: Math.min(...lengths, ...(lengths.length === 0 ? [0] : [])),
    maxLength: Math.max(0, ...lengths),
    bytes: present.reduce((sum, value) => sum + Buffer.byteLength(value), 0),
    counts,
  }
}

function measured(profile: FieldProfile) {
  const { nulls, distinct, unique, constant, min, max, evidence } = profile
  const { minLength, maxLength, bytes } = evidence
  return { nulls, distinct, unique, constant, min, max, minLength, maxLength, bytes }
}

/** Texts that no other type takes: `~` keeps inference from reading numbers, dates and null tokens into them. */
const texts = fc.oneof(
  fc.constantFrom('~a', '~b', '~Кусково', '~'),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => `~${text.replaceAll(/\s/g, '_')}`),
)
const columns = fc.array(fc.option(texts, { freq: 5 }), { minLength: 1, maxLength: 120 })

describe('facts of a column', () => {
  test('equal those of a plain Map, however the rows are cut into batches', () => {
    fc.assert(
      fc.property(columns, fc.integer({ min: 1, max: 50 }), (values, batchRows) => {
        const { counts, ...expected } = naive(values)
        const rows = values.map((value) => [value])
        const [profile] = profileParts(['text'], [scanRows(['text'], rows, { batchRows })])
        expect(measured(profile)).toEqual(expected)
        const top = [...counts.values()].sort((a, b) => b - a).slice(0, 20)
        expect(profile.top.map(({ count }) => count)).toEqual(top)
        for (const { value, count } of profile.top) expect(counts.get(value)).toBe(count)
      }),
    )
  })

  test('are the same in one pass and joined from parts', () => {
    fc.assert(
      fc.property(columns, fc.nat(), (values, cut) => {
        const rows = values.map((value, i) => [value, String(i % 7), i % 3 === 0 ? null : `2024-01-${10 + (i % 20)}`])
        const names = ['text', 'number', 'date']
        const at = cut % (rows.length + 1)
        // Positions are those of the whole: the second part goes on where the first ends.
        const [first, second] = [scanRows(names, rows.slice(0, at)), scanRows(names, rows.slice(at))]
        const whole = profileParts(names, [scanRows(names, rows)])
        const joined = profileParts(names, [first, second])
        expect(joined.map(withoutPlaces)).toEqual(whole.map(withoutPlaces))
      }),
    )
  })
})

function withoutPlaces({ issues, evidence, ...rest }: FieldProfile) {
  const ruledOut = evidence.ruledOut.map(({ type, count }) => ({ type, count }))
  return { ...rest, issues: issues.map(({ rule, count }) => ({ rule, count })), evidence: { ...evidence, ruledOut } }
}

describe('types', () => {
  const cases: readonly [name: string, values: (string | null)[], expected: Partial<FieldProfile>][] = [
    [
      'integers',
      ['3', '-12', null, '3'],
      { type: 'int32', min: '-12', max: '3', nulls: 1, distinct: { value: 2, exact: true } },
    ],
    [
      'two spellings of one decimal',
      ['1.5', '1.50', '2.0'],
      { min: '1.5', max: '2.0', distinct: { value: 2, exact: true }, unique: false },
    ],
    [
      'one instant in two zones',
      ['2024-01-01T12:00:00+03:00', '2024-01-01T09:00:00Z'],
      { type: 'timestamptz', distinct: { value: 1, exact: true } },
    ],
    [
      'dates as people write them',
      ['31.01.2024', '01.02.2024'],
      { type: 'date', min: '2024-01-31', max: '2024-02-01', unique: true },
    ],
    [
      'null tokens of a typed field',
      ['1', 'None', '2', 'None'],
      { type: 'int32', nulls: 2, nullable: true, distinct: { value: 2, exact: true } },
    ],
    ['an identifier with leading zeros', ['0415706141', '7705992678'], { type: 'string', min: '0415706141' }],
    [
      'booleans in several spellings',
      ['true', 'True', 'false', 'False'],
      { type: 'bool', distinct: { value: 2, exact: true } },
    ],
    [
      'nothing at all',
      [null, null],
      { type: 'string', nulls: 2, distinct: { value: 0, exact: true }, min: null, max: null, top: [], histogram: null },
    ],
  ]
  test.each(cases)('%s', (_, values, expected) => {
    expect(profileValues(values)).toMatchObject(expected)
  })
})

describe('beyond the bounds', () => {
  const values = Array.from({ length: 30_000 }, (_, i) => (i % 10 === 0 ? 'often' : `value ${i}`))
  const rows = values.map((value) => [value])
  const limits = { entriesPerColumn: 1000, entries: 2000 }

  test('distinct is an estimate whose bounds hold the truth; nothing is called unique', () => {
    const [profile] = profileParts(['text'], [scanRows(['text'], rows, { limits, batchRows: 1000 })])
    const { value, exact, low = 0, high = 0 } = profile.distinct
    expect(exact).toBe(false)
    expect(low).toBeLessThanOrEqual(27_001)
    expect(high).toBeGreaterThanOrEqual(27_001)
    expect(Math.abs(value - 27_001) / 27_001).toBeLessThan(0.03)
    expect(profile.unique).toBe(false)
    expect(profile.top[0]).toEqual({ value: 'often', count: 3000 })
    expect([profile.min, profile.max]).toEqual(['often', 'value 9999'])
  })

  test('values that came after the dictionary was full still decide the type and the range', () => {
    const numbers = Array.from({ length: 5000 }, (_, i) => [String(i)])
    const [typed] = profileParts(['n'], [scanRows(['n'], [...numbers, ['-7']], { limits, batchRows: 500 })])
    expect(typed).toMatchObject({ type: 'int32', min: '-7', max: '4999' })
    const [mixed] = profileParts(['n'], [scanRows(['n'], [...numbers, ['seven']], { limits, batchRows: 500 })])
    expect(mixed.type).toBe('string')
  })

  test('parts that overflowed join', () => {
    const half = rows.length / 2
    const parts = [rows.slice(0, half), rows.slice(half)].map((part) =>
      scanRows(['text'], part, { limits, batchRows: 1000 }),
    )
    const [profile] = profileParts(['text'], parts)
    expect(profile.distinct.low).toBeLessThanOrEqual(27_001)
    expect(profile.distinct.high).toBeGreaterThanOrEqual(27_001)
    expect(profile.top[0]).toEqual({ value: 'often', count: 3000 })
  })

  test('a histogram from a part of the texts is near the truth', () => {
    const numbers = Array.from({ length: 100_000 }, (_, i) => [String(100_000 + i)])
    const [{ histogram }] = profileParts(['n'], [scanRows(['n'], numbers, { limits: { textBytes: 1 << 18 } })])
    expect(histogram?.bins).toHaveLength(20)
    for (const { count } of histogram?.bins ?? []) expect(Math.abs(count - 5000)).toBeLessThan(2500)
  })

  test('a value longer than what is kept counts by all its bytes', () => {
    const long = 'ж'.repeat(5000)
    const profile = profileValues([`${long}1`, `${long}2`, `${long}1`])
    expect(profile.distinct).toEqual({ value: 2, exact: true })
    expect(profile.evidence).toMatchObject({ minLength: 5001, maxLength: 5001, maxBytes: 10_001 })
    expect(profile.type).toBe('string')
  })
})

describe('types that a system declares', () => {
  const declared = (values: readonly string[], type: LogicalType, limits: Partial<ProfileLimits> = {}) => {
    const { rows, columns } = scanRows(
      ['x'],
      values.map((value) => [value]),
      { limits, batchRows: 100 },
    )
    if (!columns[0]) throw new Error('no column')
    return measureField({ name: 'x', path: 'x', declared: type, column: columns[0], rows }).profile
  }

  test('are taken as they are, and order the values', () => {
    expect(declared(['9', '10'], scalar('string'))).toMatchObject({ type: 'string', min: '10', max: '9' })
    expect(declared(['9', '10'], scalar('int64'))).toMatchObject({ type: 'int64', min: '9', max: '10' })
    expect(declared(['9007199254740993', '9007199254740992'], scalar('int64'))).toMatchObject({
      min: '9007199254740992',
      max: '9007199254740993',
    })
  })

  test('have exact extremes beyond the bounds, too', () => {
    const values = Array.from({ length: 3000 }, (_, i) => String(2000 - i))
    const limits = { entriesPerColumn: 500, entries: 500 }
    expect(declared(values, scalar('int64'), limits)).toMatchObject({ min: '-999', max: '2000' })
    expect(declared(values, scalar('string'), limits)).toMatchObject({ min: '-1', max: '999' })
  })
})
