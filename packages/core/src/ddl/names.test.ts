import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DIALECT_SPECS } from '../dialects/list.ts'
import { DIALECTS } from '../documents/ddl.ts'
import { derivedName, TargetNames } from './names.ts'
import { transliterate } from './transliterate.ts'
import { writeName } from './write.ts'

describe('TargetNames', () => {
  it.each<[string, (typeof DIALECTS)[number], readonly string[], readonly (string | RegExp)[]]>([
    ['keeps what fits', 'postgresql', ['имя', 'Order', ''], ['имя', 'Order', 'column']],
    ['cuts by bytes and ends in a hash', 'postgresql', ['ё'.repeat(40)], [/^ё{27}_[0-9a-f]{8}$/]],
    ['cuts by characters', 'mysql', ['ё'.repeat(65)], [/^ё{55}_[0-9a-f]{8}$/]],
    ['tells names apart that differ in case only', 'mysql', ['Name', 'name'], ['Name', /^name_[0-9a-f]{8}$/]],
    ['keeps such names where case counts', 'clickhouse', ['Name', 'name'], ['Name', 'name']],
    ['replaces what even quotes do not allow', 'bigquery', ['a.b[c]'], ['a_b_c_']],
    ['replaces NUL', 'postgresql', ['a\0b'], ['a_b']],
  ])('%s', (_, dialect, sources, expected) => {
    const rules = DIALECT_SPECS[dialect].names
    const names = new TargetNames(rules, rules.longestColumn, 'quote')
    for (const [i, source] of sources.entries()) expect(names.add(source)).toMatch(pattern(expected[i]))
  })

  it.each(DIALECTS)(
    'any names of a table become distinct ones within the limits of %s, the same each time',
    (dialect) => {
      const rules = DIALECT_SPECS[dialect].names
      const sources = fc.array(
        fc.oneof(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.constantFrom('a', 'A', '', 'a'.repeat(500))),
      )
      fc.assert(
        fc.property(sources, fc.constantFrom('quote' as const, 'transliterate' as const), (all, how) => {
          const unique = [...new Set(all)]
          const convert = () => {
            const names = new TargetNames(rules, rules.longestColumn, how)
            return unique.map((source) => names.add(source))
          }
          const targets = convert()
          const folded = targets.map((name) => (rules.caseSensitive ? name : name.toLowerCase()))
          expect(new Set(folded).size).toBe(targets.length)
          expect(convert()).toEqual(targets)
          for (const name of targets) {
            const length = rules.unit === 'characters' ? [...name].length : Buffer.byteLength(name)
            expect(length).toBeLessThanOrEqual(rules.longestColumn)
            expect(writeName(DIALECT_SPECS[dialect], name)).not.toBe('')
          }
        }),
      )
    },
  )
})

it('derived names keep to the limit', () => {
  const { names } = DIALECT_SPECS.postgresql
  expect(derivedName(names, 'tickets', 'created_idx')).toBe('tickets_created_idx')
  expect(derivedName(names, 'x'.repeat(63), 'idx')).toMatch(/^x{54}_[0-9a-f]{8}$/)
})

it.each([
  ['ИНН', 'inn'],
  ['attr_КодОКВЭД', 'attr_kod_okved'],
  ['ГРНИПДата_attr_ДатаЗаписи', 'grnip_data_attr_data_zapisi'],
  ['Дата рождения', 'data_rozhdeniya'],
  ['Ёмкость, м³', 'yomkost_m'],
  ['_parent_id', '_parent_id'],
  ['root__child', 'root__child'],
  ['2021 год', '_2021_god'],
  ['createdAt', 'created_at'],
  ['日本', ''],
])('transliterate %s', (name, latin) => expect(transliterate(name)).toBe(latin))

function pattern(expected: string | RegExp): RegExp {
  return typeof expected === 'string' ? new RegExp(`^${expected.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) : expected
}
