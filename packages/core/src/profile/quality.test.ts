import { expect, test } from 'vitest'
import type { Profile } from '../documents/profile.ts'
import { qualitySchema } from '../documents/queries.ts'
import { assessQuality } from './quality.ts'
import type { Rows } from './testing/profile-rows.ts'
import { NOW, profileParts, scanRows } from './testing/profile-rows.ts'
import { findTimeAxis } from './time-axis.ts'

function profileOf(
  names: readonly string[],
  rows: Rows,
  facts: Partial<Profile> & { duplicates?: number } = {},
): Profile {
  const fields = profileParts(names, [scanRows(names, rows)])
  const { duplicates = 0, ...document } = facts
  return {
    dataset: 'test.csv',
    format: { name: 'csv' },
    decisions: [],
    bytes: 1000,
    rows: rows.length,
    sampled: false,
    rejectedCount: 0,
    rejected: [],
    tables: [
      {
        name: 'test',
        parent: null,
        rows: rows.length,
        fields,
        keys: [],
        dependences: [],
        duplicates: { rows: duplicates, exact: true },
        timeAxis: findTimeAxis(fields, rows.length),
        bytes: 900,
      },
    ],
    relations: [],
    growth: null,
    seconds: 1,
    ...document,
  }
}

const range = (count: number) => Array.from({ length: count }, (_, i) => i)
const clean: Rows = range(40).map((i) => [String(i + 1000), `2025-12-${10 + (i % 20)}`, ['Кирпич', 'Дерево'][i % 2]])
const names = ['id', 'created', 'material']

test('clean data score 100 and have no findings', () => {
  const quality = assessQuality(profileOf(names, clean), 'en', NOW)
  expect(qualitySchema.parse(quality)).toEqual(quality)
  expect(quality.score).toBe(100)
  expect(quality.findings).toEqual([])
})

const dimension = (profile: Profile, name: string) =>
  assessQuality(profile, 'en', NOW).dimensions.find((one) => one.name === name)?.score ?? 0

test.each([
  ['completeness', clean.map((row, i) => [row[0], row[1], i % 2 === 0 ? null : row[2]])],
  ['validity', clean.map((row, i) => [row[0], i === 0 ? '1111-11-11' : row[1], row[2]])],
  ['consistency', clean.map((row, i) => [row[0], row[1], i === 0 ? 'КИРПИЧ' : row[2]])],
] as const)('a fault lowers %s and no other dimension', (name, rows) => {
  const { dimensions } = assessQuality(profileOf(names, rows), 'en', NOW)
  expect(dimensions.filter(({ score }) => score < 100).map((one) => one.name)).toEqual([name])
})

test('half of a column missing among three is a sixth of all', () => {
  const rows = clean.map((row, i) => [row[0], row[1], i % 2 === 0 ? null : row[2]])
  expect(dimension(profileOf(names, rows), 'completeness')).toBe(83.3)
})

test('rejected rows lower validity and head the findings', () => {
  const rejected = [{ line: 7, byte: 300, rule: 'csv.quote', detail: 'text follows a closing quote' }]
  const profile = profileOf(names, clean, { rejectedCount: 10, rejected })
  expect(dimension(profile, 'validity')).toBe(80)
  const [first] = assessQuality(profile, 'ru', NOW).findings
  expect(first).toMatchObject({
    rule: 'rejected-rows',
    severity: 'error',
    count: 10,
    field: '',
    examples: ['7: text follows a closing quote'],
  })
  expect(first.fix).toMatch(/карантин/)
})

test('repeated rows lower uniqueness', () => {
  expect(dimension(profileOf(names, clean, { duplicates: 10 }), 'uniqueness')).toBe(75)
})

test('old data lower timeliness; data without a time axis do not', () => {
  const old = clean.map((row) => [row[0], row[1]?.replace('2025', '2023') ?? null, row[2]])
  expect(dimension(profileOf(names, old), 'timeliness')).toBeLessThan(50)
  expect(
    dimension(
      profileOf(
        ['id', 'material'],
        clean.map((row) => [row[0], row[2]]),
      ),
      'timeliness',
    ),
  ).toBe(100)
})

test('a finding carries field, count, examples and what to do', () => {
  const rows = clean.map((row, i) => [row[0], row[1], i === 0 ? 'Кирпич ' : row[2]])
  const finding = assessQuality(profileOf(names, rows), 'en', NOW).findings.find(({ rule }) => rule === 'stray-space')
  expect(finding).toEqual({
    rule: 'stray-space',
    table: 'test',
    field: 'material',
    severity: 'note',
    count: 1,
    examples: ['Кирпич '],
    fix: 'Trim and collapse spaces when loading.',
  })
})
