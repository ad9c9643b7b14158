import { describe, expect, test } from 'vitest'
import type { Profile } from '../documents/profile.ts'
import { fittingOverrides, overrideFields, renamedFields } from './overrides.ts'

const field = (name: string, type: string) => ({ name, path: name, type, evidence: { form: 'plain' } })
// Overrides look at nothing else of a profile.
const profile = {
  dataset: 'd',
  tables: [
    {
      name: 'tickets',
      fields: [field('inn', 'int64'), field('created', 'string')],
      keys: [{ columns: ['inn', 'created'], exact: true, verdict: '' }],
      dependences: [{ from: ['inn'], to: 'created', exact: true, violations: 0 }],
      timeAxis: { column: 'created', from: '', to: '', perDay: 1, orderCorrelation: null },
    },
  ],
} as unknown as Profile

const types = ({ tables }: Profile) => tables[0].fields.map(({ type }) => type)

describe('what people say of fields', () => {
  test('a type stands in place of the measured one, which is kept', () => {
    const changed = overrideFields(profile, [{ table: 'tickets', field: 'inn', type: 'string' }])
    expect(types(changed)).toEqual(['string', 'string'])
    expect(changed.tables[0].fields[0].evidence).toEqual({ form: 'plain', measuredType: 'int64' })
  })

  test('the same again changes nothing, and none brings back what was measured', () => {
    const overrides = [{ table: 'tickets', field: 'inn', type: 'string', name: 'tax_number' }]
    const once = overrideFields(profile, overrides)
    expect(overrideFields(once, overrides)).toEqual(once)
    expect(overrideFields(once, [])).toEqual(profile)
  })

  test('a name is for designs: keys, dependences and the time axis follow', () => {
    const changed = overrideFields(profile, [{ table: 'tickets', field: 'created', name: 'sold_at' }])
    expect(changed.tables[0].fields[1].name).toBe('created')
    expect(renamedFields(changed).tables[0]).toMatchObject({
      fields: [{ name: 'inn' }, { name: 'sold_at', path: 'created' }],
      keys: [{ columns: ['inn', 'sold_at'] }],
      dependences: [{ from: ['inn'], to: 'sold_at' }],
      timeAxis: { column: 'sold_at' },
    })
  })

  test.each([
    ['another table', { table: 'x', field: 'inn' }, 'profile.field-missing'],
    ['another field', { table: 'tickets', field: 'x' }, 'profile.field-missing'],
    ['no type', { table: 'tickets', field: 'inn', type: 'varchar' }, 'type.unknown'],
  ])('%s is refused', (_, override, code) => {
    expect(() => overrideFields(profile, [override])).toThrow(expect.objectContaining({ code }))
    expect(fittingOverrides(profile, [override])).toHaveLength(code === 'type.unknown' ? 1 : 0)
  })
})
