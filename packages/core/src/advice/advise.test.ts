import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cadastreProfile } from '../ddl/testing/cadastre.ts'
import { registerProfile } from '../ddl/testing/register.ts'
import { ticketsProfile } from '../ddl/testing/tickets.ts'
import type { Advice, Store } from '../documents/advice.ts'
import { adviceSchema, STORES } from '../documents/advice.ts'
import type { Profile } from '../documents/profile.ts'
import { LANGUAGES } from '../messages/language.ts'
import { analyzeQueries } from '../queries/analyze.ts'
import type { AdviceRequest } from './advise.ts'
import { advise } from './advise.ts'

const score = (advice: Advice, store: Store) => advice.ranked.find((ranked) => ranked.target === store)?.score ?? -1

describe('the city datasets, at full size and as samples of 1,000 rows', () => {
  it.each<[string, Profile, readonly Store[]]>([
    ['tickets', ticketsProfile(), ['clickhouse']],
    ['tickets, sample', ticketsProfile(998), ['clickhouse']],
    ['register', registerProfile(), ['postgresql']],
    ['register, sample', registerProfile(1_000), ['postgresql']],
    ['cadastre', cadastreProfile(), ['hdfs', 's3']],
    ['cadastre, sample', cadastreProfile(1_000), ['hdfs', 's3']],
  ])('%s', (_, profile, expected) => {
    const advice = advise(profile, {}, 'en')
    expect(expected).toContain(advice.recommended)
    expect(advice.recommended).toBe(advice.ranked[0].target)
    expect(advice.ranked.map((ranked) => ranked.target).toSorted()).toEqual([...STORES].toSorted())
    expect(advice.ranked[0].why.length).toBeGreaterThanOrEqual(2)
    expect(advice.ranked.every((ranked) => ranked.how.length > 0 && ranked.caveats.length > 0)).toBe(true)
    expect(advice.ranked.map((ranked) => ranked.score)).toEqual(
      advice.ranked.map((r) => r.score).toSorted((a, b) => b - a),
    )
    expect(adviceSchema.parse(advice)).toEqual(advice)
  })
})

describe('golden', () => {
  it.each<[string, Profile, AdviceRequest]>([
    ['tickets', ticketsProfile(), {}],
    [
      'tickets-growing',
      ticketsProfile(998),
      { growth: { bytesPerDay: 10e9 / 30 }, retention: { days: 1_095 }, every: 3_600, updates: 'append' },
    ],
    ['register', registerProfile(), { updates: 'upsert' }],
    ['cadastre', cadastreProfile(), {}],
  ])('%s', (name, profile, request) => {
    for (const lang of LANGUAGES) {
      const text = `${JSON.stringify(advise(profile, request, lang), null, 2)}\n`
      expect(text).toBe(golden(`${name}.${lang}.json`, text))
    }
  })
})

describe('what the user says', () => {
  const tickets = ticketsProfile()
  const base = advise(tickets, {}, 'en')

  it.each<[string, AdviceRequest, Store, 'up' | 'down']>([
    ['--updates upsert', { updates: 'upsert' }, 'clickhouse', 'down'],
    ['--updates upsert', { updates: 'upsert' }, 'postgresql', 'up'],
    ['--updates append', { updates: 'append' }, 'clickhouse', 'up'],
    ['--updates none', { updates: 'none' }, 's3', 'up'],
    ['--every 10s', { every: 10 }, 'kafka', 'up'],
    ['--every 10s', { every: 10 }, 's3', 'down'],
    ['--every 1d', { every: 86_400 }, 's3', 'up'],
    ['--growth 1TB/month', { growth: { bytesPerDay: 1e12 / 30 } }, 'postgresql', 'down'],
    ['--retention 3y', { retention: { days: 1_095 } }, 'clickhouse', 'up'],
    ['--retention 10y', { retention: { days: 3_650 } }, 's3', 'up'],
  ])('%s moves %s %s', (_, request, store, direction) => {
    const moved = score(advise(tickets, request, 'en'), store) - score(base, store)
    expect(Math.sign(moved)).toBe(direction === 'up' ? 1 : -1)
  })

  it('recommends PostgreSQL for tickets that are looked up by number and corrected', async () => {
    const sql = [
      'select * from tickets where ticket_number = $1; update tickets set order_status = $1 where ticket_id = $2',
    ]
    const queries = await analyzeQueries(sql, tickets, 'en')
    const advice = advise(tickets, { queries, updates: 'upsert' }, 'en')
    expect(advice.recommended).toBe('postgresql')
    expect(advice.ranked[0].why[0]).toMatchObject({ metric: 'queries.pointShare', value: 1 })
  })

  it('partitions by month once the expected size warrants it, and else says why not yet', () => {
    const partition = (advice: Advice) => advice.ranked[0].how.find((how) => how.what === 'partition')?.text
    expect(partition(base)).toMatch(/No partitions\. Not yet: 1\.1\sGB .* threshold is 10\sGB/)
    const growing = advise(tickets, { growth: { bytesPerDay: 10e9 / 30 }, retention: { days: 1_095 } }, 'en')
    expect(partition(growing)).toMatch(/^RANGE \(created\) month/)
  })

  it('never says that look-ups by key lead to another store than PostgreSQL', () => {
    const { recommended, alternatives } = advise(tickets, { every: 1, updates: 'upsert' }, 'en')
    expect(recommended).toBe('postgresql')
    const lookups = alternatives.filter(({ when }) => when.startsWith('look-ups'))
    expect(lookups).toEqual([])
    expect(base.alternatives).toContainEqual({ target: 'postgresql', when: expect.stringMatching(/^look-ups/) })
  })

  it('names conditions that would change the answer', () => {
    expect(base.alternatives).toContainEqual(expect.objectContaining({ target: 'postgresql' }))
    expect(base.alternatives).toContainEqual(expect.objectContaining({ target: 'kafka' }))
  })
})

describe('from a sample, each store can come first but Kafka, which never holds the only copy', () => {
  const nested = cadastreProfile(1_000)
  it.each<[Store, Profile, AdviceRequest]>([
    ['clickhouse', ticketsProfile(998), {}],
    ['postgresql', registerProfile(1_000), {}],
    ['s3', nested, {}],
    ['hdfs', nested, { growth: { bytesPerDay: 1e9 } }],
  ])('%s', (store, profile, request) => expect(advise(profile, request, 'en').recommended).toBe(store))
})

describe('experiment', () => {
  const results = (clickhouse: number, postgresql: number, rows = 100_000) => ({
    rows,
    results: [
      { store: 'clickhouse' as const, bytes: 1, queries: [{ sql: 'q', milliseconds: clickhouse }] },
      { store: 'postgresql' as const, bytes: 2, queries: [{ sql: 'q', milliseconds: postgresql }] },
    ],
  })

  it.each<[string, AdviceRequest['experiment'], Store, boolean]>([
    ['agrees', results(10, 100), 'clickhouse', true],
    ['disagrees and wins', results(100, 10), 'postgresql', false],
    ['is close: the rules decide', results(12, 10), 'clickhouse', true],
    ['is too small: the rules decide', results(100, 10, 1_000), 'clickhouse', true],
  ])('%s', (_, experiment, recommended, agrees) => {
    const advice = advise(ticketsProfile(), { experiment }, 'en')
    expect([advice.recommended, advice.experiment?.agrees]).toEqual([recommended, agrees])
    expect(advice.ranked.map((ranked) => ranked.score)).toEqual(
      advice.ranked.map((r) => r.score).toSorted((a, b) => b - a),
    )
  })

  it('does not overrule a store that it did not try', () => {
    expect(advise(cadastreProfile(), { experiment: results(1, 100) }, 'en').recommended).toBe('hdfs')
  })
})

function golden(name: string, text: string): string {
  const folder = new URL('../../../../golden/advice/', import.meta.url)
  const file = new URL(name, folder)
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, text)
  }
  return readFileSync(file, 'utf8')
}
