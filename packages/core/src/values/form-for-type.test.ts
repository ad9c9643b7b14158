import { describe, expect, it } from 'vitest'
import { parseType } from '../types/parse.ts'
import { createConverter } from './convert.ts'
import { FieldEvidence } from './evidence.ts'
import { chooseForm } from './form-for-type.ts'
import { batchOfTexts, textsOf } from './testing/batch-of-texts.ts'

/** What a declared type makes of raw values; refused ones as the rule. */
function declare(raw: readonly (string | null)[], type: string) {
  const batch = batchOfTexts(
    raw.map((value) => [value]),
    1,
  )
  const evidence = new FieldEvidence()
  evidence.add(batch, 0)
  const choice = chooseForm(evidence, parseType(type))
  const refused = new Map<number, string>()
  const converter = createConverter([{ name: 'value', type: parseType(type), form: choice.form, nullable: true }])
  converter(batch, (row, _column, rule) => refused.set(row, rule))
  return { values: textsOf(batch, 0).map((text, row) => refused.get(row) ?? text), ambiguous: choice.ambiguous?.kind }
}

describe('values of a column as a type that a person declared', () => {
  it.each([
    [['18.08.2021', 'скоро', '01.02.2021', '2021-03-04'], 'date', ['2021-08-18', 'cast', '2021-02-01', '2021-03-04']],
    [['12/25/2021', '12/26/2021', '25/12/2021'], 'date', ['2021-12-25', '2021-12-26', 'cast']],
    [['3 марта 2021', 'March 4, 2021', '5.3.2021'], 'date', ['2021-03-03', '2021-03-04', 'cast']],
    [['4:30 PM', '16:31', '17 PM'], 'time', ['16:30:00', '16:31:00', 'cast']],
    [['20240607', '20240631'], 'date', ['2024-06-07', 'cast']],
    [['1 234,50', '1.5', '2,5', 'много'], 'decimal(9,2)', ['1234.5', 'cast', '2.5', 'cast']],
    [['1.5', '2.5', '3,5'], 'decimal(9,2)', ['1.5', '2.5', 'cast']],
    [['5 ₽', '6 ₽', '7 $'], 'decimal(9,2)', ['5', '6', 'cast']],
    [['1,234', '5'], 'int32', ['1234', '5']],
    [['007', '12'], 'int32', ['7', '12']],
    [['1', '0', 'да', '2'], 'bool', ['true', 'false', 'true', 'cast']],
    [['12', 'NA', ' 7', 'x'], 'int32', ['12', null, '7', 'cast']],
    [['NA', ' 7'], 'string', ['NA', ' 7']],
  ] as const)('%j as %s → %j', (raw, type, expected) => {
    expect(declare(raw, type)).toEqual({ values: expected, ambiguous: undefined })
  })

  it('says where nothing decides, and takes the day or the decimals first', () => {
    expect(declare(['01/02/2021'], 'date')).toEqual({ values: ['2021-02-01'], ambiguous: 'day-month' })
    expect(declare(['1,234'], 'decimal(9,3)')).toEqual({ values: ['1.234'], ambiguous: 'thousands-decimal' })
  })
})
