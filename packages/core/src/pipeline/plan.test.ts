import { expect, test } from 'vitest'
import type { Profile } from '../documents/profile.ts'
import { overrideFields } from '../profile/overrides.ts'
import { planPipeline } from './plan.ts'
import { readPipeline } from './read.ts'

const field = (name: string, type: string) => ({
  name,
  path: name,
  type,
  semantic: null,
  evidence: { form: 'canonical' },
})
// A plan looks at nothing else of a profile.
const profile = {
  dataset: 'd',
  tables: [
    {
      name: 'tickets',
      fields: [field('inn', 'string'), field('created', 'date')],
      keys: [{ columns: ['inn', 'created'], exact: true, verdict: '' }],
    },
  ],
} as unknown as Profile

const planned = (known: Profile) =>
  readPipeline(
    'p.yaml',
    planPipeline({ profile: known, advice: null, source: 'tickets.csv', target: null, updates: 'upsert' }),
  ).pipeline

test('every column has its type, and is called as at the source', () => {
  expect(planned(profile)).toMatchObject({
    steps: { typed: { type: 'cast', columns: { inn: 'string', created: 'date' } } },
    targets: { tickets: { input: 'typed', mode: 'upsert', key: ['inn', 'created'] } },
  })
})

test('names that people gave become a step, and the key follows them', () => {
  const renamed = overrideFields(profile, [{ table: 'tickets', field: 'created', name: 'sold_at' }])
  const { steps, targets } = planned(renamed)
  expect(steps?.named).toMatchObject({ type: 'rename', input: 'typed', columns: { created: 'sold_at' } })
  expect(targets.tickets).toMatchObject({ input: 'named', key: ['inn', 'sold_at'] })
})
