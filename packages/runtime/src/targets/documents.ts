import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import { readPipeline } from '@ai-etl/core/pipeline/read'
import { shownPlan } from '@ai-etl/core/targets/sql/testing/group-plans'
import { NASTY_ROWS, NASTY_TABLE } from '@ai-etl/core/targets/sql/testing/nasty'
import type { Case } from './cases.ts'

/** Steps over the nasty table, by what they show; the last one of each is what is looked at. */
const STEPS: Readonly<Record<string, string>> = {
  'select and derive': `
    a: { type: select, input: nasty, columns: { id: id, twice: "h * 2 + 1", "имя, 'x'": "upper(s) || '!'" } }
    b: { type: derive, input: a, values: { twice: "twice / 3", even: "twice % 2 = 0" } }`,
  'rename and drop': `
    a: { type: rename, input: nasty, columns: { id: "Номер", s: "text \\"s\\"" } }
    b: { type: drop, input: a, columns: [l, b, e, f] }`,
  'cast that rejects': `
    a: { type: cast, input: nasty, columns: { s: date, d: int32 }, onError: reject }`,
  'cast that empties': `
    a: { type: cast, input: nasty, columns: { s: "decimal(5,1)", d: int8, f: int64 }, onError: "null" }`,
  'filter by three values': `
    a: { type: filter, input: nasty, where: "not (h > 1) or y is not true" }`,
  'a join of two aggregates': `
    a: { type: aggregate, input: nasty, by: { g: g }, values: { n: "count(*)", d: "sum(d)", m: "avg(d)" } }
    b: { type: aggregate, input: nasty, by: { k: "coalesce(g, 'none')" }, values: { latest: "max(t)", all: "string_agg(s, ',' order by s desc)" }, having: "latest is not null" }
    c: { type: join, left: a, right: b, kind: full, on: "a.g = b.k and a.n > 1" }`,
  'columns of a join': `
    c: { type: join, left: { input: nasty, as: x }, right: { input: nasty, as: y }, kind: left, on: "x.h = y.i or x.id = y.h", columns: { a: x.id, b: y.id, s: "coalesce(y.s, x.s)" } }`,
  'keys that are computed': `
    c: { type: join, left: { input: nasty, as: x }, right: { input: nasty, as: y }, kind: inner, on: "lower(x.g) = lower(y.g) and x.id < y.id", columns: { a: x.id, b: y.id } }`,
  'arithmetic over aggregates': `
    a: { type: aggregate, input: nasty, values: { share: "sum(d) / count(*)", spread: "max(h) - min(h)", odd: "count(*) filter (where i % 2 = 1)" } }`,
  windows: `
    a:
      type: window
      input: nasty
      partitionBy: [g]
      orderBy: [{ by: h, direction: desc, nulls: first }, { by: id }]
      values: { place: "row_number()", before: "lag(s, 1, 'none')", sum: "sum(d)", share: "cume_dist()" }`,
  'a window of rows': `
    a:
      type: window
      input: nasty
      orderBy: [{ by: id }]
      frame: { unit: rows, from: 2 preceding, to: current row }
      values: { mean: "avg(x)", biggest: "max(s)" }`,
  'the first rows': `
    a: { type: sort, input: nasty, orderBy: [{ by: f, direction: desc }, { by: id }] }
    b: { type: limit, input: a, count: 4, offset: 1 }`,
  'distinct rows': `
    a: { type: select, input: nasty, columns: { g: g, f: "f * 0", y: y } }
    b: { type: distinct, input: a }`,
  'the latest of each key': `
    a: { type: deduplicate, input: nasty, key: [g], orderBy: [{ by: t, direction: desc }, { by: id }], keep: first }`,
  'union by name': `
    a: { type: select, input: nasty, columns: { id: id, s: s } }
    b: { type: select, input: nasty, columns: { s: g, id: "id + 100" } }
    c: { type: union, inputs: [a, b] }`,
  'union of different rows': `
    a: { type: select, input: nasty, columns: { g: g } }
    b: { type: union, inputs: [a, a], distinct: true }`,
  'elements of lists': `
    a: { type: unnest, input: nasty, column: l, as: one }
    b: { type: aggregate, input: a, by: { one: one }, values: { n: "count(*)" } }`,
  unpivot: `
    a: { type: select, input: nasty, columns: { id: id, i: "cast(i as int64)", h: h } }
    b: { type: unpivot, input: a, columns: [i, h], name: which, value: value }`,
  fill: `
    a: { type: fill, input: nasty, columns: { s: "'нет'", d: "0", g: "s" } }`,
  mask: `
    a: { type: mask, input: nasty, columns: { s: hash, g: partial, t: year, f: "null" } }`,
  'moments of the zone': `
    a: { type: select, input: nasty, columns: { id: id, day: "date_trunc('day', z)", month: "month(z)", later: "z + interval '1 month'", local: "cast(z as timestamp)", back: "cast(t as timestamptz)", text: "cast(z as string)" } }`,
  'a guarded cast': `
    a: { type: select, input: nasty, columns: { id: id, n: "case when regexp_like(s, '^[0-9]+$') then cast(s as int64) else -1 end" } }`,
  'a parameter': `
    a: { type: filter, input: nasty, where: "dt >= :since and s <> :word" }`,
}

/** Every type of step as a document, lowered. @throws Error where one has faults */
export function documentCases(): readonly Case[] {
  return Object.entries(STEPS).map(([title, steps]) => {
    const ids = steps.match(/^ {4}(\w+):/gm)?.map((line) => line.trim().slice(0, -1)) ?? []
    const text = `version: 1
name: shown
timezone: Europe/Moscow
params: { since: { type: date, default: 2000-01-01 }, word: { type: string, default: "x'" } }
sources: { nasty: { from: nasty.csv } }
steps:${steps}
targets: { out: { input: ${ids[ids.length - 1]}, to: out.csv } }
`
    const { pipeline } = readPipeline(title, text)
    const columns = NASTY_TABLE.map((column) => ({ ...column, nullable: true }))
    const { plan, faults } = lowerPipeline(pipeline, new Map([['nasty', columns]]))
    if (faults.length > 0) throw new Error(`${title}: ${faults.map(({ error }) => error.message).join('; ')}`)
    return { title, plan: shownPlan(plan.nodes), columns: NASTY_TABLE, rows: NASTY_ROWS }
  })
}
