import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { say } from '../messages/phrase.ts'
import { parseType } from '../types/parse.ts'
import { dateFromDays, daysFromDate, formatDay, formatInstant, isDate } from './calendar.ts'
import { createConverter } from './convert.ts'
import { FieldEvidence } from './evidence.ts'
import type { Form } from './form.ts'
import { CANONICAL } from './form.ts'
import { inferField } from './infer.ts'
import { setNull } from './rows.ts'
import { batchOfTexts, textsOf } from './testing/batch-of-texts.ts'
import { rawValue } from './testing/raw-values.ts'

/** Converts one value; what it becomes, or the rule that refuses it. */
function convert(raw: string | null, type: string, form: Form = CANONICAL, nullable = true): string | null {
  const batch = batchOfTexts([[raw]], 1)
  let refused: string | undefined
  const converter = createConverter([{ name: 'value', type: parseType(type), form, nullable }])
  converter(batch, (_row, _column, rule) => {
    refused = rule
  })
  return refused ?? textsOf(batch, 0)[0]
}

const number = (options: Partial<Extract<Form['reading'], { kind: 'number' }>>): Form => ({
  reading: { kind: 'number', decimal: '.', group: '', affix: '', ...options },
})

describe('a raw value as a declared type', () => {
  it.each([
    ['127', 'int8', '127'],
    ['128', 'int8', 'range'],
    ['-128', 'int8', '-128'],
    ['-129', 'int8', 'range'],
    ['32768', 'int16', 'range'],
    ['2147483647', 'int32', '2147483647'],
    ['2147483648', 'int32', 'range'],
    ['-2147483648', 'int32', '-2147483648'],
    ['9223372036854775807', 'int64', '9223372036854775807'],
    ['9223372036854775808', 'int64', 'range'],
    ['18446744073709551615', 'uint64', '18446744073709551615'],
    ['18446744073709551616', 'uint64', 'range'],
    ['-1', 'uint64', 'range'],
    ['-0', 'uint64', '0'],
    ['007', 'int32', 'cast'],
    ['5.0', 'int32', '5'],
    ['5.5', 'int32', 'cast'],
    ['1e3', 'int32', 'cast'],
    ['abc', 'int32', 'cast'],
    ['+5', 'int32', 'cast'],
    ['1.50', 'decimal(3,2)', '1.50'],
    ['1.500', 'decimal(3,2)', '1.5'],
    ['1.505', 'decimal(3,2)', 'range'],
    ['10.5', 'decimal(3,2)', 'range'],
    ['0.55', 'decimal(2,2)', '0.55'],
    ['.5', 'decimal(3,2)', '0.5'],
    ['-.5', 'decimal(3,2)', '-0.5'],
    ['1,5', 'decimal(3,2)', 'cast'],
    ['99999999999999999999.999999999999999999', 'decimal(38,18)', '99999999999999999999.999999999999999999'],
    ['1e-7', 'float64', '1e-7'],
    ['nan', 'float64', 'NaN'],
    ['-inf', 'float64', '-Infinity'],
    ['1e999', 'float64', 'range'],
    ['12.', 'float64', '12'],
    ['x', 'float64', 'cast'],
    ['True', 'bool', 'true'],
    ['f', 'bool', 'false'],
    ['1', 'bool', 'cast'],
    ['2023-02-29', 'date', 'cast'],
    ['2024-02-29', 'date', '2024-02-29'],
    ['1900-02-29', 'date', 'cast'],
    ['2021-08-18T00:00:00', 'date', '2021-08-18'],
    ['2021-08-18T10:00:00', 'date', 'range'],
    ['2021-08-18', 'timestamp', '2021-08-18T00:00:00'],
    ['2021-08-18T16:01:14.583+03:00', 'timestamptz', '2021-08-18T16:01:14.583+03:00'],
    ['2021-08-18 16:01:14.583 +0300', 'timestamptz', '2021-08-18T13:01:14.583Z'],
    ['2021-08-18T16:01:14', 'timestamptz', 'cast'],
    ['2021-08-18T16:01:14Z', 'timestamp', 'cast'],
    ['2021-08-18T24:00:00', 'timestamp', 'cast'],
    ['12:30', 'time', '12:30:00'],
    ['25:30', 'time', 'cast'],
    ['P1Y2M3DT4H5M6.7S', 'interval', 'P1Y2M3DT4H5M6.7S'],
    ['P', 'interval', 'cast'],
    ['{"a": [1]}', 'json', '{"a": [1]}'],
    ['{a}', 'json', 'cast'],
    ['{}', 'list<int32>', 'cast'],
    ['b', "enum('a','b')", 'b'],
    ['c', "enum('a','b')", 'cast'],
    ['\\xDEad', 'binary', '\\xDEad'],
    ['\\xDEa', 'binary', 'cast'],
    ['10.0.0.1', 'ip', '10.0.0.1'],
    ['10.0.0.256', 'ip', 'cast'],
    ['', 'string', ''],
    ['', 'int32', 'cast'],
    ['NULL', 'string', 'NULL'],
    [' 5', 'int32', 'cast'],
    [null, 'int32', null],
  ])('%s as %s → %s', (raw, type, expected) => {
    expect(convert(raw, type)).toBe(expected)
  })

  it.each([
    ['1 234,50', 'decimal(9,2)', number({ decimal: ',', group: ' ' }), '1234.5'],
    ['1\u00a0234,50', 'decimal(9,2)', number({ decimal: ',', group: ' ' }), '1234.5'],
    ['1\u202f234,50', 'decimal(9,2)', number({ decimal: ',', group: '\u202f' }), '1234.5'],
    ["1'234.50", 'decimal(9,2)', number({ group: "'" }), '1234.5'],
    ['1.234', 'int32', number({ decimal: ',', group: '.' }), '1234'],
    ['1.234', 'decimal(9,3)', number({}), '1.234'],
    ['1,234', 'int32', number({ group: ',' }), '1234'],
    ['12,34', 'int32', number({ group: ',' }), 'cast'],
    ['$1,234.50', 'decimal(9,2)', number({ group: ',', affix: '$' }), '1234.5'],
    ['-$5', 'decimal(9,2)', number({ affix: '$' }), '-5'],
    ['€5', 'decimal(9,2)', number({ affix: '$' }), 'cast'],
    ['5 %', 'decimal(9,2)', number({ affix: '%' }), '5'],
    ['5-', 'int32', number({ negative: 'trailing' }), '-5'],
    ['(5)', 'int32', number({ negative: 'parentheses' }), '-5'],
    ['\u22125', 'int32', number({}), '-5'],
    ['+5', 'int32', number({}), '5'],
    ['007', 'int32', number({ padded: true }), '7'],
    ['007', 'int32', number({}), 'cast'],
    ['1 234', 'int8', number({ group: ' ' }), 'range'],
    ['31.01.2021', 'date', { reading: { kind: 'date', order: 'dmy', separator: '.' } }, '2021-01-31'],
    ['31.02.2021', 'date', { reading: { kind: 'date', order: 'dmy', separator: '.' } }, 'cast'],
    ['1/31/21', 'date', { reading: { kind: 'date', order: 'mdy', separator: '/' } }, '2021-01-31'],
    ['1/31/75', 'date', { reading: { kind: 'date', order: 'mdy', separator: '/' } }, '1975-01-31'],
    ['31-01-2021', 'date', { reading: { kind: 'date', order: 'dmy', separator: '.' } }, 'cast'],
    ['20210131', 'date', { reading: { kind: 'date', order: 'ymd', separator: '' } }, '2021-01-31'],
    ['20210231', 'date', { reading: { kind: 'date', order: 'ymd', separator: '' } }, 'cast'],
    [
      '31.01.2021 23:59:59.5+03:00',
      'timestamptz',
      { reading: { kind: 'date', order: 'dmy', separator: '.' } },
      '2021-01-31T20:59:59.5Z',
    ],
    ['1', 'bool', { reading: { kind: 'words', true: ['1'], false: ['0'] } }, 'true'],
    ['2', 'bool', { reading: { kind: 'words', true: ['1'], false: ['0'] } }, 'cast'],
    ['0', 'int32', { reading: { kind: 'canonical' }, nullTokens: ['0'] }, null],
    ['1900-01-01', 'date', { reading: { kind: 'canonical' }, nullTokens: ['1900-01-01'] }, null],
    ['NA', 'string', { reading: { kind: 'canonical' }, nullTokens: ['NA'] }, null],
    ['  ', 'int32', { reading: { kind: 'canonical' }, trim: true, nullTokens: [' '] }, null],
    [' NA ', 'int32', { reading: { kind: 'canonical' }, trim: true, nullTokens: ['NA'] }, null],
  ] as const)('%s as %s by its form', (raw, type, form, expected) => {
    expect(convert(raw, type, form)).toBe(expected)
  })

  it('refuses what stands for no value where one must be', () => {
    expect(convert(null, 'int32', CANONICAL, false)).toBe('not-null')
    expect(convert('NA', 'int32', { ...CANONICAL, nullTokens: ['NA'] }, false)).toBe('not-null')
    expect(convert('', 'string', CANONICAL, false)).toBe('')
  })

  it('names column, value and type', () => {
    const batch = batchOfTexts([['x'.repeat(200)], ['300']], 1)
    const details: string[] = []
    createConverter([{ name: 'age', type: parseType('int8'), form: CANONICAL, nullable: true }])(batch, (...refusal) =>
      details.push(say(refusal[3], 'en')),
    )
    expect(details).toEqual([`age: "${'x'.repeat(100)}…" is not int8`, 'age: "300" does not fit int8'])
  })
})

describe('inference and conversion together', () => {
  /** Columns of one sort of value, and of everything at once. */
  const column = fc.oneof(
    fc.array(rawValue, { minLength: 1, maxLength: 30 }),
    rawValue.chain((value) =>
      fc.array(fc.constantFrom(value, null, 'NA', '12', '1 234,5', '18.08.2021'), { minLength: 1 }),
    ),
  )

  it('refuse nothing, and lose no value', () => {
    fc.assert(
      fc.property(column, (raw) => {
        const batch = batchOfTexts(
          raw.map((value) => [value]),
          1,
        )
        const evidence = new FieldEvidence()
        evidence.add(batch, 0)
        const inference = inferField(evidence, { name: 'value' })
        const refusals: string[] = []
        createConverter([{ name: 'value', ...inference }])(batch, (...refusal) => refusals.push(say(refusal[3], 'en')))
        expect(refusals).toEqual([])
        const lost = inference.nullTokens.reduce((sum, token) => sum + token.count, 0)
        const absent = raw.filter((value) => value === null).length
        expect(textsOf(batch, 0).filter((text) => text === null)).toHaveLength(absent + lost)
        expect(inference.nullable).toBe(absent + lost > 0)
      }),
      { numRuns: 1000 },
    )
  })

  it('give canonical text, which is inferred and converted unchanged', () => {
    fc.assert(
      fc.property(column, (raw) => {
        const once = batchOfTexts(
          raw.map((value) => [value]),
          1,
        )
        const first = new FieldEvidence()
        first.add(once, 0)
        const { type } = inferField(first, { name: 'value' })
        createConverter([{ name: 'value', ...inferField(first, { name: 'value' }) }])(once, () => undefined)
        const canonical = textsOf(once, 0)
        const again = batchOfTexts(
          canonical.map((value) => [value]),
          1,
        )
        const refusals: string[] = []
        createConverter([{ name: 'value', type, form: CANONICAL, nullable: true }])(again, (...refusal) =>
          refusals.push(say(refusal[3], 'en')),
        )
        expect(refusals).toEqual([])
        expect(textsOf(again, 0)).toEqual(canonical)
      }),
      { numRuns: 500 },
    )
  })
})

describe('conversion gives back what was written', () => {
  const cents = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })

  it('numbers with groups and comma', () => {
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(' ', '\u00a0', '.', "'"),
        (all, group) => {
          const decimal = group === "'" ? '.' : ','
          const raw = all.map((value) => written(value, group, decimal))
          expect(
            roundTrip([...raw, `9${group}999${decimal}99`])
              .slice(0, -1)
              .map(centsOf),
          ).toEqual(all)
        },
      ),
    )
  })

  it('dates in Russian order', () => {
    const days = fc.integer({ min: daysFromDate(1, 1, 1), max: daysFromDate(9999, 12, 31) })
    fc.assert(
      fc.property(fc.array(days, { minLength: 1 }), (all) => {
        const raw = all.map((day) => formatDay(day).split('-').reverse().join('.'))
        expect(roundTrip(raw)).toEqual(all.map(formatDay))
      }),
    )
  })

  it('dates with the names of months, in every order', () => {
    const russian = ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября']
    const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
    const genitive = [...russian, 'ноября', 'декабря']
    const writings: readonly ((year: string, month: number, day: number) => string)[] = [
      (year, month, day) => `${day} ${genitive[month - 1]} ${year} г.`,
      (year, month, day) => `${String(day).padStart(2, '0')}-${english[month - 1].toUpperCase()}-${year}`,
      (year, month, day) => `${english[month - 1]} ${day}, ${year}`,
      (year, month, day) => `${year} ${english[month - 1]} ${day}`,
    ]
    const day = fc.record({
      days: fc.integer({ min: daysFromDate(1, 1, 1), max: daysFromDate(9999, 12, 31) }),
      write: fc.constantFrom(...writings),
    })
    fc.assert(
      fc.property(fc.array(day, { minLength: 1 }), (all) => {
        const raw = all.map(({ days, write }) => {
          const [year, month, date] = dateFromDays(days)
          return write(String(year).padStart(4, '0'), month, date)
        })
        expect(roundTrip(raw)).toEqual(all.map(({ days }) => formatDay(days)))
      }),
    )
  })

  it('times of twelve hours', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(86_399), { minLength: 1 }), fc.constantFrom(' AM', 'pm', ' p.m.'), (all, half) => {
        const letter = (afternoon: boolean) => half.replace(/[ap](?=\.?m)/i, (was) => swapped(was, afternoon))
        const raw = all.map((second) => {
          const hour = Math.floor(second / 3600)
          const [, minutes] = formatInstant(second, 0).split(/T\d\d/)
          return `${hour % 12 || 12}${minutes}${letter(hour >= 12)}`
        })
        expect(roundTrip(raw)).toEqual(all.map((second) => formatInstant(second, 0).slice('1970-01-01T'.length)))
      }),
    )
  })

  it('instants to the microsecond', () => {
    const instant = fc.record({ seconds: fc.integer({ min: -6e10, max: 2.5e11 }), micros: fc.nat(999_999) })
    fc.assert(
      fc.property(fc.array(instant, { minLength: 1 }), (all) => {
        const raw = all.map(({ seconds, micros }) => `${formatInstant(seconds, micros)}Z`)
        expect(roundTrip(raw)).toEqual(raw)
      }),
    )
  })

  it('the calendar, forwards and backwards', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (days) => {
        const [year, month, day] = dateFromDays(days)
        expect(isDate(year, month, day)).toBe(true)
        expect(daysFromDate(year, month, day)).toBe(days)
        expect(formatDay(days)).toBe(new Date(days * 86_400_000).toISOString().slice(0, 10))
      }),
    )
  })
})

/** The letter of AM or PM in the case of another one. */
function swapped(letter: string, afternoon: boolean): string {
  const wanted = afternoon ? 'p' : 'a'
  return letter === letter.toUpperCase() ? wanted.toUpperCase() : wanted
}

/** What inference and conversion make of raw values together; nothing may be refused. */
function roundTrip(raw: readonly string[]): (string | null)[] {
  const batch = batchOfTexts(
    raw.map((value) => [value]),
    1,
  )
  const evidence = new FieldEvidence()
  evidence.add(batch, 0)
  createConverter([{ name: 'value', ...inferField(evidence, { name: 'value' }) }])(
    batch,
    (_row, _column, _rule, detail) => {
      throw new Error(say(detail, 'en'))
    },
  )
  return textsOf(batch, 0)
}

function written(cents: bigint, group: string, decimal: string): string {
  const magnitude = cents < 0n ? -cents : cents
  const integer = String(magnitude / 100n).replace(/\B(?=(\d{3})+$)/g, group)
  return `${cents < 0n ? '-' : ''}${integer}${decimal}${String(magnitude % 100n).padStart(2, '0')}`
}

function centsOf(text: string | null): bigint {
  const [integer, fraction = ''] = (text ?? '').split('.')
  const cents = BigInt(integer.replace('-', '')) * 100n + BigInt(fraction.padEnd(2, '0'))
  return text?.startsWith('-') ? -cents : cents
}

it('sets a value to null', () => {
  const batch = batchOfTexts([['a'], ['b']], 1)
  setNull(batch, 1, 0)
  expect(textsOf(batch, 0)).toEqual(['a', null])
})
