import type { PipelineColumn } from '../../../pipeline/columns.ts'
import { lowerPipeline } from '../../../pipeline/plan/lower.ts'
import type { Plan } from '../../../pipeline/plan/ops.ts'
import { readPipeline } from '../../../pipeline/read.ts'
import type { Pipeline } from '../../../pipeline/schema.ts'
import { parseType } from '../../../types/parse.ts'

/** A pipeline document without its head, and the columns of its sources. */
export interface Document {
  readonly sources: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly text: string
}

/** @throws Error for a document that has faults: a defect of the test */
export function lowered({ sources, text }: Document): { readonly plan: Plan; readonly pipeline: Pipeline } {
  const from = Object.keys(sources).map((source) => `  ${source}: { from: data/${source}.csv }`)
  const head = `version: 1\nname: documented\nsources:\n${from.join('\n')}\n`
  const { pipeline } = readPipeline('pipeline.yaml', `${head}${text}\n`)
  const columns = Object.entries(sources).map(([name, types]): [string, PipelineColumn[]] => [
    name,
    Object.entries(types).map(([column, type]) => ({ name: column, type: parseType(type), nullable: true })),
  ])
  const { plan, faults } = lowerPipeline(pipeline, new Map(columns))
  if (faults.length > 0) throw new Error(JSON.stringify(faults))
  return { plan, pipeline }
}

/** Documents whose SQL is reviewed in golden files. */
export const DOCUMENTS: Readonly<Record<string, Document>> = {
  paid_by_month: {
    sources: {
      tickets: {
        order_status: 'string',
        created: 'timestamp',
        museum_inn: 'string',
        ticket_price: 'decimal(10,2)',
      },
      museums: { inn: 'string', museum_name: 'string' },
    },
    text: `params: { since: { type: date, default: 2021-01-01 } }
steps:
  paid:    { type: filter, input: tickets, where: "order_status = 'PAID' and created >= :since" }
  joined:  { type: join, left: paid, right: museums, kind: left, on: "paid.museum_inn = museums.inn" }
  monthly:
    type: aggregate
    input: joined
    by: { month: "date_trunc('month', created)", museum: museum_name }
    values: { revenue: "sum(ticket_price)", visitors: "count(*)" }
    having: "visitors > 10"
  ranked:
    type: window
    input: monthly
    partitionBy: [month]
    orderBy: [{ by: revenue, direction: desc }]
    values: { place: "rank()", previous: "lag(revenue)" }
targets: { report: { input: ranked, to: "clickhouse:///city#monthly", mode: replace, key: [month, museum] } }`,
  },
  addresses: {
    sources: { people: { id: 'int64', name: 'string', phone: 'string', city: 'string', born: 'date' } },
    text: `steps:
  clean:
    type: derive
    input: people
    values: { phone: "only_digits(phone)", name: "trim(upper(name))", adult: "born < date '2006-01-01'" }
  latest: { type: deduplicate, input: clean, key: [phone], orderBy: [{ by: id, direction: desc }] }
  known:  { type: filter, input: latest, where: "phone is not null and name like 'А%'" }
  sorted: { type: sort, input: known, orderBy: [{ by: name }] }
targets: { people_clean: { input: sorted, to: people.csv, mode: upsert, key: [id] } }`,
  },
  shares: {
    sources: { sales: { region: 'string', amount: 'decimal(12,2)', sold: 'timestamp', tags: 'string' } },
    text: `steps:
  regions:
    type: aggregate
    input: sales
    by: { region: "coalesce(region, '—')", year: "year(sold)" }
    values: { total: "sum(amount)", mean: "avg(amount)", big: "count(*) filter (where amount > 1000)" }
  shares:
    type: derive
    input: regions
    values: { share: "total / 100", label: "region || ' ' || year" }
  top: { type: limit, input: ordered, count: 10 }
  ordered: { type: sort, input: shares, orderBy: [{ by: share, direction: desc, nulls: last }] }
targets: { shares: { input: top, to: shares.csv } }`,
  },
}
