import { describe, expect, it } from 'vitest'
import { say } from '../messages/phrase.ts'
import { formatType } from '../types/logical.ts'
import { createConverter } from './convert.ts'
import { FieldEvidence } from './evidence.ts'
import { formatForm } from './form.ts'
import { inferField } from './infer.ts'
import { batchOfTexts, textsOf } from './testing/batch-of-texts.ts'

interface Case {
  readonly name?: string
  readonly raw: readonly (string | null)[]
  readonly type: string
  readonly form?: string
  readonly canonical?: readonly (string | null)[]
}

const CASES: readonly Case[] = [
  { raw: ['1', '-5', '2147483647'], type: 'int32' },
  { raw: ['1', '2147483648'], type: 'int64' },
  { raw: ['-9223372036854775808', '9223372036854775807'], type: 'int64' },
  { raw: ['0', '18446744073709551615'], type: 'uint64' },
  { raw: ['-1', '18446744073709551615'], type: 'decimal(38,0)' },
  { raw: ['18446744073709551616'], type: 'decimal(38,0)' },
  { raw: ['0', '-0', null], type: 'int32', canonical: ['0', '0', null] },
  { raw: ['0415706141', '7701234567'], type: 'string' },
  { name: 'museum_inn', raw: ['7701234567'], type: 'string' },
  { name: 'client_phone', raw: ['79859482165', null], type: 'string' },
  { raw: ['+79859482165'], type: 'string' },
  { raw: ['+5', '-3', '2'], type: 'int32', form: '1234.5', canonical: ['5', '-3', '2'] },
  { raw: ['0.0', '19500.0', '10'], type: 'decimal(9,1)' },
  {
    raw: ['99999999999999999999.999999999999999999', '-0.000000000000000001'],
    type: 'decimal(38,18)',
  },
  { raw: ['1e-7', '2.5', '10'], type: 'float64' },
  { raw: ['1e5', '0.12345678901234568'], type: 'float64' },
  { raw: ['1e5', '0.123456789012345678901'], type: 'string' },
  {
    raw: ['1 234,50', '5,5', '12'],
    type: 'decimal(9,2)',
    form: '1 234,5',
    canonical: ['1234.5', '5.5', '12'],
  },
  { raw: ['1,5', '2,25'], type: 'decimal(9,2)', canonical: ['1.5', '2.25'] },
  { raw: ['1\u00a0234,5 ₽', '7 ₽'], type: 'decimal(9,2)', canonical: ['1234.5', '7'] },
  { raw: ['1 234', '1\u00a0234', '1\u202f234,5'], type: 'decimal(9,1)', canonical: ['1234', '1234', '1234.5'] },
  { raw: ['1.234,50', '1.234', '12'], type: 'decimal(9,2)', canonical: ['1234.5', '1234', '12'] },
  { raw: ['1,234.50', '1,234'], type: 'decimal(9,2)', canonical: ['1234.5', '1234'] },
  { raw: ['1,234', '2,345'], type: 'string' },
  { raw: ['5%', '12.5%'], type: 'decimal(9,1)', canonical: ['5', '12.5'] },
  { raw: ['5%', '0.5'], type: 'string' },
  { raw: ['(12.50)', '3.00'], type: 'decimal(9,2)', canonical: ['-12.5', '3'] },
  { raw: ['да', 'нет', 'Да'], type: 'bool', form: 'true: Да да; false: нет', canonical: ['true', 'false', 'true'] },
  { raw: ['true', 'false'], type: 'bool', form: 'canonical' },
  { raw: ['true', 'True', 'false', 'False'], type: 'bool', canonical: ['true', 'true', 'false', 'false'] },
  { raw: ['NO', 'NO'], type: 'string' },
  {
    name: 'is_active',
    raw: ['1', '0', null],
    type: 'bool',
    form: 'true: 1; false: 0',
    canonical: ['true', 'false', null],
  },
  { name: 'hasChildren', raw: ['1', '1'], type: 'bool', form: 'true: 1; false: 0', canonical: ['true', 'true'] },
  { name: 'Признак льготы', raw: ['0', '1'], type: 'bool', canonical: ['false', 'true'] },
  { name: 'admin_flag', raw: ['0', 'NA'], type: 'bool', canonical: ['false', null] },
  { name: 'is_active', raw: ['1', '0', '2'], type: 'int32' },
  { name: 'is_active', raw: ['01', '0'], type: 'string' },
  { name: 'is_active', raw: ['-0', '1'], type: 'int32', canonical: ['0', '1'] },
  { name: 'island', raw: ['1', '0'], type: 'int32' },
  { raw: ['1', '0'], type: 'int32' },
  {
    raw: ['true', '1', 'да', '0'],
    type: 'bool',
    form: 'true: 1 true да; false: 0',
    canonical: ['true', 'true', 'true', 'false'],
  },
  { raw: ['Y', 'N', '1'], type: 'bool', canonical: ['true', 'false', 'true'] },
  { raw: ['NO', '1', '0'], type: 'string' },
  { raw: ['true', '2'], type: 'string' },
  { raw: ['1', 'NA', '2'], type: 'int32', form: 'canonical; null: "NA"', canonical: ['1', null, '2'] },
  { raw: ['None', '-', 'подвал'], type: 'string' },
  { raw: [' 12 ', '7'], type: 'int32', form: 'canonical; trim', canonical: ['12', '7'] },
  { raw: ['18.08.2021', '01.02.1999'], type: 'date', form: 'dd.mm.yyyy', canonical: ['2021-08-18', '1999-02-01'] },
  { raw: ['01.02.2021'], type: 'date', form: 'dd.mm.yyyy', canonical: ['2021-02-01'] },
  { raw: ['01/02/2021', '12/11/2021'], type: 'string' },
  { raw: ['01/02/2021', '12/25/2021'], type: 'date', form: 'mm/dd/yyyy', canonical: ['2021-01-02', '2021-12-25'] },
  { raw: ['01/02/2021', '25/12/2021'], type: 'date', form: 'dd/mm/yyyy', canonical: ['2021-02-01', '2021-12-25'] },
  { raw: ['13/02/2021', '12/25/2021'], type: 'string' },
  { raw: ['2021/8/5'], type: 'date', form: 'yyyy/mm/dd', canonical: ['2021-08-05'] },
  { raw: ['18.08.2021 9:05'], type: 'timestamp', canonical: ['2021-08-18T09:05:00'] },
  { raw: ['9:05', '10:30:15'], type: 'time', canonical: ['09:05:00', '10:30:15'] },
  {
    raw: ['3 марта 2021', '03 мар. 2021', '12 МАЯ 2021 г.', '1 Сентябрь 2021 года', '2 дек 99'],
    type: 'date',
    form: 'd MMMM yyyy',
    canonical: ['2021-03-03', '2021-03-03', '2021-05-12', '2021-09-01', '1999-12-02'],
  },
  {
    raw: ['12-Mar-2021', '12-DEC-21', '12.feb.2021', '12/Oct/2021', '12MAR2021', '2021-Mar-12'],
    type: 'date',
    canonical: ['2021-03-12', '2021-12-12', '2021-02-12', '2021-10-12', '2021-03-12', '2021-03-12'],
  },
  {
    raw: ['March 3, 2021', 'Mar. 3 2021', 'Sept 13th, 2021', 'May-03-2021', '3 March, 2021', 'Dec 3,2021'],
    type: 'date',
    canonical: ['2021-03-03', '2021-03-03', '2021-09-13', '2021-05-03', '2021-03-03', '2021-12-03'],
  },
  {
    raw: ['3 марта 2021 г., 14:30', 'March 3, 2021 4:05 PM', '2021-03-03'],
    type: 'timestamp',
    form: 'd MMMM yyyy; AM/PM',
    canonical: ['2021-03-03T14:30:00', '2021-03-03T16:05:00', '2021-03-03T00:00:00'],
  },
  { raw: ['10-Oct-2021 13:55:36 +0300'], type: 'timestamptz', canonical: ['2021-10-10T10:55:36Z'] },
  { raw: ['29 февраля 2024'], type: 'date', canonical: ['2024-02-29'] },
  { raw: ['29 февраля 2023'], type: 'string' },
  { raw: ['3 марта 2021', '03.03.2021'], type: 'string' },
  { raw: ['март 2021', '3 марта'], type: 'string' },
  { raw: ['3 марта 2021 кв. 5'], type: 'string' },
  { raw: ['3 марта 21 мая'], type: 'string' },
  { raw: ['12-Mar/2021'], type: 'string' },
  { raw: ['123 марта 2021'], type: 'string' },
  { raw: ['May 2021'], type: 'string' },
  { raw: ['3 mar 221'], type: 'string' },
  {
    raw: ['4:30 PM', '12:00 AM', '12:15:30 p.m.', '11:59am', '1:05\u202fPM'],
    type: 'time',
    form: 'canonical; AM/PM',
    canonical: ['16:30:00', '00:00:00', '12:15:30', '11:59:00', '13:05:00'],
  },
  { raw: ['4:30 PM', '16:30'], type: 'time', canonical: ['16:30:00', '16:30:00'] },
  { raw: ['13:00 PM'], type: 'string' },
  { raw: ['0:30 AM'], type: 'string' },
  { raw: ['4:30 P'], type: 'string' },
  { raw: ['4 PM'], type: 'string' },
  {
    raw: ['8/18/2021 4:01:14 PM', '12/1/2021 12:00:00 AM'],
    type: 'timestamp',
    form: 'mm/dd/yyyy; AM/PM',
    canonical: ['2021-08-18T16:01:14', '2021-12-01T00:00:00'],
  },
  { raw: ['8/10/2021 4:01:14 PM'], type: 'string' },
  { raw: ['2021-08-18 04:01:14.5 PM'], type: 'timestamp', canonical: ['2021-08-18T16:01:14.5'] },
  { raw: ['2021-08-18 04:01 PM +03:00'], type: 'timestamptz', canonical: ['2021-08-18T13:01:00Z'] },
  { name: 'ПрВерсОКВЭД', raw: ['2014', '2001'], type: 'int32' },
  { raw: ['18.08.2021 16:01'], type: 'timestamp', canonical: ['2021-08-18T16:01:00'] },
  { name: 'doc_date', raw: ['20240607'], type: 'date', form: 'yyyymmdd', canonical: ['2024-06-07'] },
  { name: 'count', raw: ['20240607'], type: 'int32' },
  { raw: ['0001-01-01', '9999-12-31', '2024-02-29'], type: 'date' },
  { raw: ['2023-02-29'], type: 'string' },
  { raw: ['0000-01-01'], type: 'string' },
  { raw: ['2021-08-18T16:01:14.583+03:00', '2021-08-18T16:01:14Z'], type: 'timestamptz' },
  { raw: ['2021-08-18 17:00:00', '2021-08-18 17:00:00.123456'], type: 'timestamp' },
  { raw: ['2021-08-18 17:00:00.1234567'], type: 'string' },
  { raw: ['2021-08-18 17:00:00.1234560'], type: 'timestamp', canonical: ['2021-08-18T17:00:00.123456'] },
  {
    raw: ['2021-08-18', '2021-08-18 17:00'],
    type: 'timestamp',
    canonical: ['2021-08-18T00:00:00', '2021-08-18T17:00:00'],
  },
  { raw: ['2021-08-18T16:01:14Z', '2021-08-18 17:00:00'], type: 'string' },
  { raw: ['12:30:00', '23:59:59.5'], type: 'time' },
  { raw: ['550e8400-e29b-41d4-a716-446655440000', '550E8400-E29B-41D4-A716-446655440000'], type: 'uuid' },
  { raw: ['192.168.1.1', '::1', '2001:db8::ff00:42:8329'], type: 'ip' },
  { raw: ['192.168.100.200'], type: 'ip' },
  { raw: [null, null], type: 'string' },
  { raw: ['01.25.1', '38.49'], type: 'string' },
  { raw: ['1.', '2.'], type: 'string' },
  { raw: ['.5', '-.25'], type: 'decimal(9,2)', canonical: ['0.5', '-0.25'] },
  { raw: ['1 234 567', '12 345'], type: 'int32', canonical: ['1234567', '12345'] },
  { raw: ['77 82 349990'], type: 'string' },
  { raw: ['8 800 555'], type: 'int32', canonical: ['8800555'] },
  { name: 'phone', raw: ['8 800 555 35 35'], type: 'string' },
  { raw: ['1.2.3'], type: 'string' },
  { raw: ['12 шт.'], type: 'string' },
  { raw: ['1-2', '3-4'], type: 'string' },
  { raw: ['061002000000'], type: 'string' },
]

function infer(raw: readonly (string | null)[], name: string) {
  const evidence = new FieldEvidence()
  const rows = raw.map((value) => [value])
  evidence.add(batchOfTexts(rows, 1), 0)
  return inferField(evidence, { name })
}

describe('the type of a column and its canonical values', () => {
  it.each(CASES)('$raw → $type', ({ raw, type, form, canonical, name = 'value' }) => {
    const inference = infer(raw, name)
    expect(formatType(inference.type)).toBe(type)
    expect(formatForm(inference.form)).toBe(form ?? formatForm(inference.form))
    const batch = batchOfTexts(
      raw.map((value) => [value]),
      1,
    )
    const refused: string[] = []
    const converter = createConverter([{ name, ...inference }])
    converter(batch, (_row, _column, rule, detail) => refused.push(`${rule} ${say(detail, 'en')}`))
    expect(refused).toEqual([])
    expect(textsOf(batch, 0)).toEqual(canonical ?? raw)
  })

  it.each([
    ['8/10/2021 4:01:14 PM', 'day-month'],
    ['3 марта 2021', undefined],
  ])('%s: ambiguous %s', (raw, kind) => {
    expect(infer([raw], 'value').ambiguous?.kind).toBe(kind)
  })

  it.each([
    ['value', ['1', '0', '1'], [{ rule: 'zero-one', count: 3 }]],
    ['value', ['1', '1'], []],
    ['is_paid', ['1', '0'], [{ rule: 'zero-one-boolean', count: 2 }]],
    ['is_paid', ['1', 'да', '0'], [{ rule: 'mixed-boolean', count: 3 }]],
  ])('says of %s %j how 0 and 1 were taken', (name, raw, notes) => {
    expect(infer(raw, name).notes ?? []).toEqual(notes)
  })
})
