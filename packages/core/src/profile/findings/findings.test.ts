import { describe, expect, test } from 'vitest'
import { findingFixes, findingTexts } from '../../messages/profiling.ts'
import { profileValues } from '../testing/profile-rows.ts'

const repeat = (value: string, times: number) => Array.from({ length: times }, () => value)
const numbers = (count: number, make: (i: number) => string = String) =>
  Array.from({ length: count }, (_, i) => make(i))

interface Case {
  readonly what: string
  readonly name?: string
  readonly values: readonly (string | null)[]
  /** The rule with the rows it concerns and the first examples; null: the rule must be silent. */
  readonly rule: string
  readonly count: number | null
  readonly examples?: readonly string[]
}

const days = (count: number) => numbers(count, (i) => `2020-${String(1 + (i % 12)).padStart(2, '0')}-${10 + (i % 18)}`)

const CASES: readonly Case[] = [
  { what: 'one value everywhere', values: repeat('1', 5), rule: 'constant', count: 5, examples: ['1'] },
  { what: 'one value and a gap', values: ['1', '1', null], rule: 'constant', count: null },
  { what: 'no value', values: [null, null, null], rule: 'all-null', count: 3 },
  {
    what: 'nearly no value',
    values: [...repeat('x', 5), ...numbers(95).map(() => null)],
    rule: 'mostly-null',
    count: 95,
  },
  {
    what: 'a made-up date',
    values: [...days(50), ...repeat('1111-11-11', 3)],
    rule: 'sentinel-date',
    count: 3,
    examples: ['1111-11-11'],
  },
  {
    what: 'the end of time',
    values: [...days(50), '9999-12-31'],
    rule: 'sentinel-date',
    count: 1,
    examples: ['9999-12-31'],
  },
  {
    what: 'an epoch far from the rest',
    values: [...days(50), '1900-01-01'],
    rule: 'sentinel-date',
    count: 1,
    examples: ['1900-01-01'],
  },
  {
    what: 'an epoch among its likes',
    values: numbers(40, (i) => `19${String(i).padStart(2, '0')}-01-01`),
    rule: 'sentinel-date',
    count: null,
  },
  {
    what: 'a repeated extreme far from the rest',
    values: [...days(200), ...repeat('1862-01-16', 40)],
    rule: 'sentinel-date',
    count: 40,
    examples: ['1862-01-16'],
  },
  {
    what: 'a date to come',
    values: [...days(50), '2031-05-05'],
    rule: 'future-date',
    count: 1,
    examples: ['2031-05-05'],
  },
  {
    what: 'a date that is meant to come',
    name: 'valid_to',
    values: [...days(50), '2031-05-05'],
    rule: 'future-date',
    count: null,
  },
  { what: 'days and months that none decides', values: ['01/02/2024', '03/04/2024'], rule: 'ambiguous-date', count: 2 },
  { what: 'a day beyond 12 decides', values: ['01/02/2024', '13/04/2024'], rule: 'ambiguous-date', count: null },
  {
    what: 'booleans in several spellings',
    values: ['true', 'True', 'false', 'False', 'true'],
    rule: 'mixed-boolean',
    count: 5,
  },
  { what: 'booleans among 1 and 0', values: ['true', '1', 'да', '0'], rule: 'mixed-boolean', count: 4 },
  { what: 'a word for true, a digit for false', values: ['true', '0', '0'], rule: 'mixed-boolean', count: 3 },
  { what: 'a flag of digits', name: 'is_paid', values: ['1', '0', '1'], rule: 'mixed-boolean', count: null },
  { what: 'booleans in one spelling', values: ['да', 'нет', 'да'], rule: 'mixed-boolean', count: null },
  {
    what: 'placeholders in numbers',
    values: ['1', '2', 'None', '-', 'None'],
    rule: 'placeholder-null',
    count: 3,
    examples: ['None', '-'],
  },
  {
    what: 'placeholders in text',
    values: ['Кирпич', 'Дерево', 'нет данных'],
    rule: 'placeholder-null',
    count: 1,
    examples: ['нет данных'],
  },
  { what: 'empty text', values: ['Кирпич', '', ''], rule: 'empty-text', count: 2, examples: [''] },
  {
    what: 'spaces behind and doubled',
    values: ['Кирпич ', 'Из  дерева', 'Камень'],
    rule: 'stray-space',
    count: 2,
    examples: ['Кирпич ', 'Из  дерева'],
  },
  {
    what: 'a Latin letter in a Russian word',
    values: ['Mосква', 'Москва', 'Тверь'],
    rule: 'look-alike',
    count: 1,
    examples: ['Mосква'],
  },
  { what: 'two alphabets in two words', values: ['порт USB', 'порт HDMI'], rule: 'look-alike', count: null },
  { what: 'a lost character', values: ['Мос\ufffdва', 'Тверь'], rule: 'mojibake', count: 1, examples: ['Мос\ufffdва'] },
  {
    what: 'one text in two cases',
    values: [...repeat('Москва', 3), 'МОСКВА', 'Тверь'],
    rule: 'case-variant',
    count: 1,
    examples: ['МОСКВА'],
  },
  {
    what: 'a number far out',
    name: 'area',
    values: [...numbers(200, (i) => `${100 + (i % 50)}.5`), '999999.5'],
    rule: 'outlier',
    count: 1,
    examples: ['999999.5'],
  },
  { what: 'numbers without a bulk', name: 'area', values: numbers(100, (i) => `${i}.5`), rule: 'outlier', count: null },
  {
    what: 'an amount below zero',
    name: 'ticket_price',
    values: ['10.0', '20.0', '-5.0'],
    rule: 'negative-money',
    count: 1,
    examples: ['-5.0'],
  },
  {
    what: 'a temperature below zero',
    name: 'temperature',
    values: ['10.0', '20.0', '-5.0'],
    rule: 'negative-money',
    count: null,
  },
  {
    what: 'leading zeros',
    values: ['0415706141', '7705992678', '7794414210'],
    rule: 'leading-zero',
    count: 1,
    examples: ['0415706141'],
  },
  {
    what: 'text among numbers',
    values: [...numbers(60), 'подвал'],
    rule: 'nearly-type',
    count: 1,
    examples: ['подвал'],
  },
  { what: 'text among dates', values: [...days(60), 'вчера'], rule: 'nearly-type', count: 1, examples: ['вчера'] },
  { what: 'text among texts', values: ['подвал', 'чердак'], rule: 'nearly-type', count: null },
  {
    what: 'an odd shape among codes',
    values: [...numbers(60, (i) => `75343-${100 + i}`), '75343/777'],
    rule: 'mixed-format',
    count: 1,
    examples: ['75343/777'],
  },
  {
    what: 'a key with repetitions',
    name: 'ticket_id',
    values: [...numbers(200), '7'],
    rule: 'nearly-unique',
    count: 1,
    examples: ['7'],
  },
  {
    what: 'a measure with repetitions',
    name: 'height',
    values: [...numbers(200), '7'],
    rule: 'nearly-unique',
    count: null,
  },
  {
    what: 'a tax number with wrong digits',
    name: 'museum_inn',
    values: ['7707083893', '7736050003', '7707083894'],
    rule: 'invalid-checksum',
    count: 1,
    examples: ['7707083894'],
  },
  {
    what: 'personal data',
    name: 'client_phone',
    values: ['79859482165', '79161234567'],
    rule: 'personal-data',
    count: 2,
  },
]

describe('findings', () => {
  test.each(CASES)('$rule: $what', ({ name, values, rule, count, examples }) => {
    const found = profileValues(values, name === undefined ? {} : { name }).issues.find((issue) => issue.rule === rule)
    expect(found?.count ?? null).toBe(count)
    const shown = found?.examples.map((example) => example.value)
    expect(shown).toEqual(examples ?? shown)
    expect(found?.text ?? '').not.toMatch(/undefined|NaN|\[object/)
  })

  test('every rule is provoked by a case', () => {
    const provoked = new Set(CASES.filter(({ count }) => count !== null).map(({ rule }) => rule))
    const silent = Object.keys(findingTexts).filter((rule) => !provoked.has(rule))
    // Both need inputs that are easier to see in their own tests below.
    expect(silent).toEqual(['ambiguous-number', 'control-character'])
  })

  test('every rule has a fix in both languages', () => {
    for (const rule of Object.keys(findingTexts)) expect(findingFixes).toHaveProperty(rule)
    for (const fix of Object.values(findingFixes)) expect(fix.ru({}) && fix.en({})).toBeTruthy()
  })

  test('separators that none decides', () => {
    const { issues, type } = profileValues(['1,234', '5,678', '9,012'])
    expect(type).toBe('string')
    expect(issues.map(({ rule }) => rule)).toContain('ambiguous-number')
  })

  test('characters that cannot be seen', () => {
    const { issues } = profileValues(['Мос\u200bква', 'Тверь'])
    expect(issues.find(({ rule }) => rule === 'control-character')).toMatchObject({ count: 1 })
  })

  test('examples say where the value first stands', () => {
    const { issues } = profileValues([...days(50), '1111-11-11', '1111-11-11'])
    const sentinel = issues.find(({ rule }) => rule === 'sentinel-date')
    expect(sentinel?.examples).toEqual([{ value: '1111-11-11', line: 52, byte: 5000 }])
  })

  test('texts are in the language asked for', () => {
    expect(profileValues(['1', '1'], { lang: 'ru' }).issues[0].text).toBe(
      'Во всех строках одно и то же значение: столбец ничего не различает',
    )
  })
})

describe('how a type came about is told among the findings', () => {
  const notes: readonly (readonly [string, readonly string[], string, number])[] = [
    ['money with its sign', ['5 ₽', '7 ₽', '1 200 ₽'], 'unit-cut', 3],
    ['moments of two zones', ['2024-01-01T12:00:00+03:00', '2024-01-02T12:00:00Z'], 'zones-differ', 2],
    ['dates among moments', ['2024-01-01 12:30:00', '2024-01-02'], 'date-as-midnight', 1],
    ['spaces around numbers', [' 1', '2', '3'], 'stray-space', 1],
  ]
  test.each(notes)('%s', (_, values, rule, count) => {
    const { issues } = profileValues(values)
    expect(issues.filter((issue) => issue.rule === rule)).toEqual([
      { rule, severity: 'note', count, examples: [], text: expect.stringMatching(/\w{3}/) },
    ])
  })

  test('but not twice', () => {
    const { issues } = profileValues(['0123456789', '9876543210'], { name: 'inn' })
    expect(issues.map((issue) => issue.rule)).toContain('leading-zero')
    expect(issues.map((issue) => issue.rule)).not.toContain('identifier')
  })
})

describe('values of personal fields', () => {
  const values = ['79859482165', '79161234567', '79161234567']

  test('are masked everywhere', () => {
    const profile = profileValues(values, { name: 'client_phone', showPersonal: false })
    expect(profile).toMatchObject({ personal: true, semantic: 'phone' })
    expect(JSON.stringify(profile)).not.toMatch(/9859482165|9161234567/)
    expect(profile.top[0]).toEqual({ value: '+7 *** ** 67', count: 2 })
  })

  test('are masked in the edges of a histogram, too', () => {
    const births = numbers(30, (i) => `19${50 + i}-03-${10 + (i % 18)}`)
    const profile = profileValues(births, { name: 'birthday_date', showPersonal: false })
    expect(profile.personal).toBe(true)
    expect(JSON.stringify(profile)).not.toMatch(/19\d\d-\d\d-\d\d/)
  })

  test('are shown when asked for', () => {
    const profile = profileValues(values, { name: 'client_phone' })
    expect(profile.top[0]).toEqual({ value: '79161234567', count: 2 })
  })
})
