import { describe, expect, it } from 'vitest'
import { parseType } from '../types/parse.ts'
import { detectSemantic } from './detect.ts'

const innOf = [
  '7707083893',
  '7736050003',
  '7702070139',
  '7710140679',
  '7728168971',
  '7740000076',
  '5026014060',
  '7743013901',
  '7704217370',
  '7802312751',
]
const brokenInn = innOf.map((value) => `${value.slice(0, 9)}${(Number(value[9]) + 1) % 10}`)

interface Case {
  readonly name: string
  readonly type?: string
  readonly values: readonly string[]
  readonly unit?: string
  readonly semantic: string | null
  readonly personal?: boolean
}

const CASES: readonly Case[] = [
  { name: 'museum_inn', values: ['0415706141', '7707083893'], semantic: 'inn' },
  { name: 'museum_inn', values: brokenInn, semantic: 'inn' },
  { name: 'innfl', values: ['500100732259'], semantic: 'inn', personal: true },
  { name: 'code', values: innOf, semantic: 'inn' },
  { name: 'code', values: brokenInn, semantic: null },
  { name: 'attr_ГРНИП', values: ['501892037413202'], semantic: 'ogrnip', personal: true },
  { name: 'ogrnip', values: ['304500116000157'], semantic: 'ogrnip', personal: true },
  { name: 'ОГРН', values: ['1027700132195'], semantic: 'ogrn' },
  { name: 'attr_КодОКВЭД', values: ['38.49', '01.25.1'], semantic: 'okved' },
  { name: 'inf_okved_code', values: ['01.25.1'], semantic: 'okved' },
  { name: 'inf_okved_name', values: ['Выращивание прочих плодовых'], semantic: null },
  { name: 'cad_number', values: ['77:01:0001001:1234'], semantic: 'cadastral-number' },
  { name: 'quarter_cad_number', values: ['77:01:0001001'], semantic: 'cadastral-number' },
  { name: 'client_phone', values: ['79859482165'], semantic: 'phone', personal: true },
  { name: 'contact', values: ['+7 985 948-21-65', '+7 985 948-21-66'], semantic: 'phone', personal: true },
  { name: 'id_card', values: ['77 82 349990'], semantic: 'passport', personal: true },
  { name: 'email_ind_entrep', values: ['ivan@mail.ru'], semantic: 'email', personal: true },
  { name: 'surname', values: ['Николаев', 'Иванова'], semantic: 'person-name', personal: true },
  { name: 'name', values: ['Ирина', 'Иван', 'Мария'], semantic: 'person-name', personal: true },
  { name: 'name', values: ['Нежилое здание', 'Школа', 'Гараж'], semantic: null, personal: false },
  { name: 'client_name', values: ['Николаев Ирина'], semantic: 'person-name', personal: true },
  { name: 'event_name', values: ['Выставка', 'Экскурсия'], semantic: null, personal: false },
  { name: 'museum_name', values: ['Музей Кусково'], semantic: null },
  { name: 'inf_surname_ind_entrep_sex', values: ['1', '2'], semantic: null },
  { name: 'inf_surname_ind_entrep_midname', values: ['Иванович'], semantic: 'person-name', personal: true },
  { name: 'birthday_date', type: 'date', values: ['1862-01-16'], semantic: null, personal: true },
  { name: 'dob', type: 'date', values: ['1962-01-16'], semantic: null, personal: true },
  { name: 'created', type: 'timestamptz', values: ['2021-08-18T16:01:14Z'], semantic: null, personal: false },
  { name: 'ticket_price', type: 'decimal(9,1)', values: ['0.0', '19500.0'], semantic: 'money' },
  { name: 'x', type: 'decimal(9,2)', values: ['5'], unit: '₽', semantic: 'money' },
  { name: 'x', type: 'decimal(9,2)', values: ['5'], unit: '%', semantic: 'percentage' },
  { name: 'lat', type: 'decimal(9,6)', values: ['55.751244'], semantic: 'latitude' },
  { name: 'longitude', type: 'float64', values: ['37.618423'], semantic: 'longitude' },
  { name: 'ticket_number', type: 'uuid', values: ['550e8400-e29b-41d4-a716-446655440000'], semantic: 'uuid' },
  { name: 'citizenship_name', values: ['Россия', 'Армения'], semantic: 'country' },
  { name: 'ccy', values: ['RUB', 'USD'], semantic: 'currency' },
  { name: 'order_status', values: ['PAID', 'NEW'], semantic: null },
  { name: 'state', values: ['NO', 'IN', 'DE'], semantic: null },
  { name: 'count_visitor', type: 'int32', values: ['1'], semantic: null },
  { name: 'bik_bank', values: ['044525225'], semantic: 'bik' },
  { name: 'КПП', values: ['773601001'], semantic: 'kpp' },
  {
    name: 'inf_okved_opt/ГРНИПДата/attr_ДатаЗаписи',
    type: 'date',
    values: ['2024-06-07'],
    semantic: null,
    personal: false,
  },
  { name: 'inf_okved_opt[].ГРНИПДата.attr_ДатаЗаписи', type: 'date', values: ['2024-06-07'], semantic: null },
  { name: 'inf_okved_opt[].ГРНИПДата.attr_ГРНИП', values: ['501892037413202'], semantic: 'ogrnip' },
  { name: 'inf_okved_opt[].attr_КодОКВЭД', values: ['38.49'], semantic: 'okved' },
  { name: 'д.р.', type: 'date', values: ['1962-01-16'], semantic: null, personal: true },
  { name: 'object/cad_number', values: ['77:01:0001001:1'], semantic: 'cadastral-number' },
  { name: 'Цена, руб/кг', type: 'decimal(9,2)', values: ['10'], semantic: 'money' },
  { name: 'postal_code', values: ['101000'], semantic: 'postcode' },
]

describe('the meaning of a field', () => {
  it.each(CASES)('$name $values → $semantic', ({ name, type = 'string', values, unit, semantic, personal }) => {
    const counted = values.map((value) => ({ value, count: 1 }))
    const finding = detectSemantic({ name, type: parseType(type), values: counted, unit })
    expect(finding.semantic).toBe(semantic)
    expect(finding.personal).toBe(personal ?? finding.personal)
  })

  it('counts the values whose check digits are wrong', () => {
    const values = [...innOf.slice(0, 3), ...brokenInn.slice(0, 2)].map((value) => ({ value, count: 2 }))
    expect(detectSemantic({ name: 'inn', type: parseType('string'), values })).toEqual({
      semantic: 'inn',
      personal: false,
      share: 1,
      invalid: 4,
    })
  })
})
