import { describe, expect, test } from 'vitest'
import { parseType } from '../../types/parse.ts'
import { lowerPipeline } from '../plan/lower.ts'
import { readPipeline } from '../read.ts'
import { incrementsOf } from './increments.ts'

const columns = (types: Readonly<Record<string, string>>) =>
  Object.entries(types).map(([name, type]) => ({ name, type: parseType(type), nullable: true }))
const SOURCES = new Map([
  [
    'sales',
    columns({ id: 'int64', created: 'timestamp', shop: 'int64', price: 'decimal(12,2)', tags: 'list<string>' }),
  ],
  ['returns', columns({ id: 'int64', created: 'timestamp', sale: 'int64', price: 'decimal(12,2)' })],
  ['shops', columns({ id: 'int64', city: 'string', opened: 'timestamp' })],
])

interface Case {
  readonly sales?: string
  readonly returns?: string
  readonly steps: string
  readonly target: string
  readonly checks?: string
}

function increments({ sales = '', returns = '', steps, target, checks = '' }: Case) {
  const text = `version: 1
name: p
timezone: Europe/Moscow
sources:
  sales: { from: sales.csv, mode: incremental, cursor: created${sales} }
  returns: { from: returns.csv${returns} }
  shops: { from: shops.csv }
steps:
${steps.replace(/^/gm, '  ')}
targets: { out: { to: "postgresql:///db#out", ${target} } }
${checks}`
  const { plan, faults } = lowerPipeline(readPipeline('p.yaml', text).pipeline, SOURCES)
  expect(faults.map(({ error }) => error.message)).toEqual([])
  return incrementsOf(readPipeline('p.yaml', text).pipeline, plan)
}

const faultsOf = (given: Case) => increments(given).faults.map(({ path, error }) => `${path.join('.')} ${error.code}`)

const BY_DAY = `daily: { type: aggregate, input: sales, by: { day: "date_trunc('day', created)", shop: shop }, values: { total: "sum(price)" } }`
const UPSERT_DAY = 'input: daily, mode: upsert, key: [day, shop]'
const LATE = ', late: 2 days'
const RETURNS = ', mode: incremental, cursor: created'

describe('pipelines whose increments give the rows of one run', () => {
  test.each<[string, Case, string]>([
    [
      'row by row, by the key of the source',
      {
        steps: 'kept: { type: filter, input: sales, where: "price > 1" }',
        target: 'input: kept, mode: upsert, key: [id]',
        sales: LATE,
      },
      'sales exact',
    ],
    ['groups of a period', { steps: BY_DAY, target: UPSERT_DAY, sales: LATE }, 'sales day'],
    [
      'groups of a date',
      {
        steps: 'daily: { type: aggregate, input: sales, by: { day: "created::date" }, values: { n: "count(*)" } }',
        target: 'input: daily, mode: upsert, key: [day]',
      },
      'sales day',
    ],
    [
      'groups of the shorter of two periods',
      {
        steps:
          'daily: { type: aggregate, input: sales, by: { year: "year(created)", month: "date_trunc(\'month\', created)" }, values: { n: "count(*)" } }',
        target: 'input: daily, mode: upsert, key: [year, month]',
      },
      'sales month',
    ],
    [
      'groups of groups: the longer period',
      {
        steps: `${BY_DAY}\nmonthly: { type: aggregate, input: daily, by: { month: "date_trunc('month', day)" }, values: { best: "max(total)" } }`,
        target: 'input: monthly, mode: upsert, key: [month]',
      },
      'sales month',
    ],
    [
      'a period through rename and derive',
      {
        steps:
          'named: { type: rename, input: sales, columns: { created: at } }\nmore: { type: derive, input: named, values: { day: "date_trunc(\'day\', at)" } }\ndaily: { type: aggregate, input: more, by: { day: day, shop: shop }, values: { n: "count(*)" } }',
        target: UPSERT_DAY,
      },
      'sales day',
    ],
    [
      'windows of a period',
      {
        steps:
          'more: { type: derive, input: sales, values: { day: "date_trunc(\'day\', created)" } }\nranked: { type: window, input: more, partitionBy: [day], orderBy: [{ by: price }], values: { place: "rank()" } }',
        target: 'input: ranked, mode: upsert, key: [id]',
      },
      'sales day',
    ],
    [
      'the last row of each key',
      {
        steps: 'last: { type: deduplicate, input: sales, key: [shop], orderBy: [{ by: created }], keep: last }',
        target: 'input: last, mode: upsert, key: [shop]',
        sales: LATE,
      },
      'sales exact',
    ],
    [
      'distinct rows',
      {
        steps:
          'pairs: { type: select, input: sales, columns: { shop: shop, day: "created::date" } }\ndifferent: { type: distinct, input: pairs }',
        target: 'input: different, mode: upsert, key: [shop, day]',
      },
      'sales exact',
    ],
    [
      'joined with what is read whole',
      {
        steps: 'named: { type: join, left: sales, right: shops, kind: left, on: "sales.shop = shops.id" }',
        target: 'input: named, mode: upsert, key: [id]',
      },
      'sales exact',
    ],
    [
      'groups of what is joined so',
      {
        steps: `named: { type: join, left: sales, right: shops, on: "sales.shop = shops.id" }\n${BY_DAY.replace('sales,', 'named,').replace('shop: shop', 'shop: city')}`,
        target: UPSERT_DAY,
      },
      'sales day',
    ],
    [
      'two joined by a period',
      {
        returns: RETURNS,
        steps: `${BY_DAY}\nback: { type: aggregate, input: returns, by: { day: "date_trunc('day', created)" }, values: { lost: "sum(price)" } }\nboth: { type: join, left: daily, right: back, kind: left, on: "daily.day = back.day" }`,
        target: 'input: both, mode: upsert, key: [day, shop]',
      },
      'sales+returns day',
    ],
    [
      'two put together, then grouped',
      {
        returns: RETURNS,
        steps: `a: { type: select, input: sales, columns: { at: created, price: price } }\nb: { type: select, input: returns, columns: { at: created, price: "0 - price" } }\nall_of: { type: union, inputs: [a, b] }\ndaily: { type: aggregate, input: all_of, by: { day: "date_trunc('day', at)" }, values: { total: "sum(price)" } }`,
        target: 'input: daily, mode: upsert, key: [day]',
      },
      'returns+sales day',
    ],
    [
      'put together with what is read whole, row by row',
      {
        steps:
          'a: { type: select, input: sales, columns: { id: id, at: created } }\nb: { type: select, input: shops, columns: { id: id, at: opened } }\nall_of: { type: union, inputs: [a, b] }',
        target: 'input: all_of, mode: upsert, key: [id]',
      },
      'sales exact',
    ],
    [
      'appended row by row',
      { steps: 'kept: { type: filter, input: sales, where: "price > 1" }', target: 'input: kept, mode: append' },
      'sales exact',
    ],
    [
      'elements appended',
      { steps: 'each_tag: { type: unnest, input: sales, column: tags, as: tag }', target: 'input: each_tag' },
      'sales exact',
    ],
    [
      'what does not come of increments may do anything',
      { steps: 'few: { type: limit, input: shops, count: 3 }', target: 'input: few, mode: replace' },
      'sales exact',
    ],
  ])('%s', (_, given, read) => {
    const found = increments(given)
    expect(found.faults.map(({ path, error }) => `${path.join('.')} ${error.message}`)).toEqual([])
    const [first] = found.together.filter(({ sources }) => sources.includes('sales'))
    expect(`${[...first.sources].sort((a, b) => (a < b ? -1 : 1)).join('+')} ${first.period}`).toBe(
      read.replace('sales+returns', 'returns+sales'),
    )
  })

  test('what may surprise is said: looking up in what is read whole, and checks of a part', () => {
    const steps = 'named: { type: join, left: sales, right: shops, on: "sales.shop = shops.id" }'
    const checks = 'checks: [{ on: named, notNull: [id] }, { on: shops, notNull: [id] }]'
    const { warnings } = increments({ steps, target: 'input: named, mode: upsert, key: [id]', checks })
    expect(warnings.map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual([
      'steps.named incremental.joined',
      'checks.0 incremental.checked',
    ])
    expect(warnings.map(({ say }) => say('ru').message)).toEqual([
      expect.stringContaining('shops, который читается целиком'),
      expect.stringContaining('Проверка named'),
    ])
  })

  test('the ledger of an append target goes by the cursor under its name there', () => {
    const steps = 'named: { type: rename, input: sales, columns: { created: at } }'
    expect(increments({ steps, target: 'input: named' }).appends).toEqual(new Map([['out', 'at']]))
  })
})

describe('what is refused', () => {
  test.each<[string, Case, readonly string[]]>([
    [
      'groups without a period',
      {
        steps: 'by_shop: { type: aggregate, input: sales, by: { shop: shop }, values: { n: "count(*)" } }',
        target: 'input: by_shop, mode: upsert, key: [shop]',
      },
      ['steps.by_shop incremental.groups'],
    ],
    [
      'one group of all',
      {
        steps: 'all_of: { type: aggregate, input: sales, by: {}, values: { n: "count(*)" } }',
        target: 'input: all_of, mode: upsert, key: [n]',
      },
      ['steps.all_of incremental.groups'],
    ],
    [
      'a period that a function shifts',
      {
        steps: 'daily: { type: aggregate, input: sales, by: { h: "hour(created)" }, values: { n: "count(*)" } }',
        target: 'input: daily, mode: upsert, key: [h]',
      },
      ['steps.daily incremental.groups'],
    ],
    [
      'a condition on what groups compute',
      { steps: `${BY_DAY.replace(/ }$/, ', having: "total > 10" }')}`, target: UPSERT_DAY },
      ['steps.daily incremental.changing'],
    ],
    [
      'a limit',
      { steps: 'few: { type: limit, input: sales, count: 3 }', target: 'input: few, mode: upsert, key: [id]' },
      ['steps.few incremental.limit'],
    ],
    [
      'windows without a period',
      {
        steps:
          'ranked: { type: window, input: sales, partitionBy: [shop], orderBy: [{ by: created }], values: { n: "row_number()" } }',
        target: 'input: ranked, mode: upsert, key: [id]',
      },
      ['steps.ranked incremental.windows'],
    ],
    [
      'the first row of each key',
      {
        steps: 'first_of: { type: deduplicate, input: sales, key: [shop], orderBy: [{ by: created }], keep: first }',
        target: 'input: first_of, mode: upsert, key: [shop]',
      },
      ['steps.first_of incremental.windows'],
    ],
    [
      'the last by another column',
      {
        steps: 'last: { type: deduplicate, input: sales, key: [shop], orderBy: [{ by: price }], keep: last }',
        target: 'input: last, mode: upsert, key: [shop]',
      },
      ['steps.last incremental.windows'],
    ],
    [
      'the last with rows without a cursor behind it',
      {
        steps:
          'last: { type: deduplicate, input: sales, key: [shop], orderBy: [{ by: created, direction: desc, nulls: last }] }',
        target: 'input: last, mode: upsert, key: [shop]',
      },
      ['steps.last incremental.nulls-last'],
    ],
    [
      'a condition behind the last of each key',
      {
        steps:
          'last: { type: deduplicate, input: sales, key: [shop], orderBy: [{ by: created }], keep: last }\ndear: { type: filter, input: last, where: "price > 10" }',
        target: 'input: dear, mode: upsert, key: [shop]',
      },
      ['steps.dear incremental.changing'],
    ],
    [
      'numbers of windows shown as they are',
      {
        steps:
          'ranked: { type: window, input: sales, partitionBy: [shop], orderBy: [{ by: created, direction: desc, nulls: first }], values: { n: "row_number()" } }',
        target: 'input: ranked, mode: upsert, key: [id]',
      },
      ['steps.ranked incremental.windows'],
    ],
    [
      'the side of a join that is kept',
      {
        steps: 'all_shops: { type: join, left: shops, right: sales, kind: left, on: "shops.id = sales.shop" }',
        target: 'input: all_shops, mode: upsert, key: [id]',
      },
      ['steps.all_shops incremental.join-keeps'],
    ],
    [
      'two joined by a key alone',
      {
        returns: RETURNS,
        steps: 'both: { type: join, left: sales, right: returns, on: "sales.id = returns.sale" }',
        target: 'input: both, mode: upsert, key: [id]',
      },
      ['steps.both incremental.joins'],
    ],
    [
      'rows that go when others come',
      {
        returns: RETURNS,
        steps: 'kept: { type: join, left: sales, right: returns, kind: anti, on: "sales.created = returns.created" }',
        target: 'input: kept, mode: upsert, key: [id]',
      },
      ['steps.kept incremental.joins'],
    ],
    [
      'groups over both kinds of sources',
      {
        steps:
          'a: { type: select, input: sales, columns: { at: created } }\nb: { type: select, input: shops, columns: { at: opened } }\nall_of: { type: union, inputs: [a, b] }\ndaily: { type: aggregate, input: all_of, by: { at: at }, values: { n: "count(*)" } }',
        target: 'input: daily, mode: upsert, key: [at]',
      },
      ['steps.daily incremental.mixed'],
    ],
    [
      'weeks with months',
      {
        steps: `${BY_DAY}\nweekly: { type: aggregate, input: daily, by: { w: "date_trunc('week', day)" }, values: { n: "count(*)" } }\nmonthly: { type: aggregate, input: daily, by: { m: "date_trunc('month', day)" }, values: { n: "count(*)" } }\nboth: { type: join, left: weekly, right: shops, on: "weekly.n = shops.id" }`,
        target: 'input: monthly, mode: upsert, key: [m]',
      },
      ['steps.monthly incremental.weeks', 'steps.both incremental.joins-by-changing'],
    ],
    [
      'a target that is replaced',
      { steps: BY_DAY, target: 'input: daily, mode: replace' },
      ['targets.out.mode incremental.replace'],
    ],
    [
      'rows taken for missing',
      { steps: BY_DAY, target: `${UPSERT_DAY}, missing: delete` },
      ['targets.out.missing incremental.missing'],
    ],
    [
      'a cursor of the target',
      { steps: BY_DAY, target: `${UPSERT_DAY}, cursor: day` },
      ['targets.out.cursor incremental.target-cursor'],
    ],
    [
      'a key without the period',
      { steps: BY_DAY, target: 'input: daily, mode: upsert, key: [shop]' },
      ['targets.out.key incremental.key-lacks'],
    ],
    [
      'a key that changes',
      { steps: BY_DAY, target: 'input: daily, mode: upsert, key: [day, shop, total]' },
      ['targets.out.key incremental.key-changes'],
    ],
    [
      'groups without what they are grouped by',
      {
        steps: `${BY_DAY}\nless: { type: drop, input: daily, columns: [day] }`,
        target: 'input: less, mode: upsert, key: [shop]',
      },
      ['targets.out.input incremental.key-lost'],
    ],
    [
      'a window behind which rows come late, appended',
      { steps: 'kept: { type: filter, input: sales, where: "price > 1" }', target: 'input: kept', sales: LATE },
      ['targets.out.mode incremental.append-late'],
    ],
    ['groups appended', { steps: BY_DAY, target: 'input: daily' }, ['targets.out.mode incremental.append-rows']],
    [
      'appended without the cursor',
      { steps: 'less: { type: drop, input: sales, columns: [created] }', target: 'input: less' },
      ['targets.out.input incremental.append-cursor'],
    ],
    [
      'appended with the time of the run',
      { steps: 'more: { type: derive, input: sales, values: { loaded: "current_timestamp" } }', target: 'input: more' },
      ['targets.out.mode incremental.append-changes'],
    ],
    [
      'a check that looks up in a part',
      { steps: BY_DAY, target: UPSERT_DAY, checks: 'checks: [{ on: shops, relation: { id: daily.shop } }]' },
      ['checks.0 incremental.check-relation'],
    ],
    [
      'a late window that is none',
      { steps: BY_DAY, target: UPSERT_DAY, sales: ', late: -2 days' },
      ['sources.sales.late incremental.late'],
    ],
    [
      'a number for a moment',
      { steps: BY_DAY, target: UPSERT_DAY, sales: ', late: 5' },
      ['sources.sales.late incremental.late'],
    ],
    [
      'a cursor without the mode',
      { steps: BY_DAY, target: UPSERT_DAY, returns: ', cursor: created' },
      ['sources.returns.cursor incremental.mode-snapshot'],
    ],
    [
      'the mode without a cursor',
      { steps: BY_DAY, target: UPSERT_DAY, returns: ', mode: incremental' },
      ['sources.returns.cursor incremental.cursor-missing'],
    ],
  ])('%s', (_, given, expected) => {
    expect(faultsOf(given)).toEqual(expected)
  })

  test('cursors that have no order of time or number', () => {
    const text = `version: 1
name: p
sources: { shops: { from: s.csv, mode: incremental, cursor: city } }
targets: { out: { input: shops, to: out.csv } }`
    const { pipeline } = readPipeline('p.yaml', text)
    const { faults } = incrementsOf(pipeline, lowerPipeline(pipeline, SOURCES).plan)
    expect(faults.map(({ path, error }) => `${path.join('.')} ${error.code}`)).toEqual([
      'sources.shops.cursor incremental.cursor-type',
    ])
  })

  test('changes are not read as they happen: the schema says what there is', () => {
    const text = `version: 1
name: p
sources: { shops: { from: s.csv, mode: changes } }
targets: { out: { input: shops, to: out.csv } }`
    expect(() => readPipeline('p.yaml', text)).toThrow(/snapshot.*incremental/)
  })
})
