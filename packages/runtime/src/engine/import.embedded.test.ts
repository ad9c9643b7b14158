import { PlatformError } from '@ai-etl/core/errors/error'
import { loadSelectParser } from '@ai-etl/core/pipeline/import/parser'
import { importSelect } from '@ai-etl/core/pipeline/import/select'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'
import { emitQuery } from '@ai-etl/core/targets/sql/query'
import { parseType } from '@ai-etl/core/types/parse'
import type { DuckDBConnection } from '@duckdb/node-api'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const TABLES = {
  tickets: {
    id: 'int64',
    museum_id: 'int64',
    price: 'decimal(9,2)',
    created: 'date',
    status: 'string',
    "О'Кей": 'string',
  },
  museums: { id: 'int64', name: 'string', city: 'string' },
  visits: { id: 'int64', ticket_id: 'int64', guests: 'int64' },
} as const

const ROWS = {
  tickets: `(1, 1, 10.50, '2024-01-31', 'PAID', 'а'), (2, 1, 20, '2024-01-31', 'PAID', null), (3, 2, null, '2024-02-29', 'paid', 'б'),
    (4, null, 5.25, null, 'REFUND', 'в'), (5, 2, 20, '2024-03-01', 'PAID', 'а'), (6, 9, 0, '2024-03-31', null, '')`,
  museums: `(1, 'Эрмитаж', 'spb'), (2, 'ГМИИ', 'msk'), (3, null, 'msk'), (4, 'Пустой', null)`,
  visits: `(1, 1, 2), (2, 1, 3), (3, 3, 1), (4, 7, 4), (5, null, 9)`,
}

/** Queries whose steps must give the rows that DuckDB gives for the query itself. */
const QUERIES: readonly string[] = [
  'select * from tickets',
  `select id, price * 2 as double, "О'Кей" || '!' as shout from tickets where status = 'PAID' and price > 5 order by double desc, id limit 2`,
  'select * from tickets order by price desc nulls first, id limit 3 offset 1',
  'select t.id, m.name from tickets t left join museums m on t.museum_id = m.id',
  'select t.id, m.id, m.name from tickets t right join museums m on t.museum_id = m.id',
  'select t.id as ticket, m.id as museum from tickets t full join museums m on t.museum_id = m.id',
  'select * from tickets t join museums m on t.museum_id = m.id join visits v on v.ticket_id = t.id',
  'select id, name, status from tickets full join museums using (id)',
  'select id, guests from tickets right join visits using (id)',
  'select t.id, v.guests, m.name from visits v, tickets t, museums m where v.ticket_id = t.id and t.museum_id = m.id and v.guests > 1',
  'select a.id as one, b.id as other from tickets a join tickets b on a.museum_id = b.museum_id and a.id < b.id',
  'select count(*) from tickets cross join museums',
  'select m.city, v.guests from museums m left join (tickets t join visits v on v.ticket_id = t.id) on t.museum_id = m.id',
  'select status, count(*), sum(price) as revenue, count(distinct museum_id) from tickets group by status',
  `select date_trunc('month', created) as month, sum(price) from tickets group by 1 having count(*) > 1 order by month`,
  `select upper(status) || '-' || count(*) as label from tickets group by upper(status)`,
  'select museum_id, max(price) - min(price) as spread from tickets group by museum_id order by count(*) desc, museum_id limit 2',
  'select museum_id from tickets group by museum_id',
  'select sum(price) filter (where id > 2) as late, count(*) from tickets',
  'select count(*) from tickets having count(*) > 100',
  'select id, rank() over (partition by museum_id order by price desc) as place from tickets',
  'select id, sum(price) over w as running, lag(id) over w as before from tickets window w as (partition by museum_id order by id)',
  'select id, price, price - max(price) over (partition by upper(status)) as above from tickets',
  'select id, count(*) over (order by id rows between 1 preceding and 1 following) as near from tickets',
  'select museum_id, sum(sum(price)) over (order by museum_id) as running from tickets group by museum_id',
  'select * from (select id, row_number() over (partition by museum_id order by created desc, id) as n from tickets) newest where n = 1',
  'select distinct museum_id, status from tickets',
  'select distinct on (museum_id) museum_id, id from tickets order by museum_id, price desc, id',
  'select id, created from tickets order by price, id',
  `with paid as (select * from tickets where upper(status) = 'PAID'), totals (museum, revenue) as (select museum_id, sum(price) from paid group by 1)
   select m.name, coalesce(t.revenue, 0) as revenue from museums m left join totals t on t.museum = m.id order by revenue desc, m.name`,
  'select id from tickets union select id from museums order by id',
  'select id, status from tickets union all select id, name from museums union all select id, null from visits',
  '(select id from tickets order by price desc, id limit 2) union all select ticket_id from visits',
  'select name from museums m where exists (select 1 from tickets t where t.museum_id = m.id and t.price > 10)',
  'select name from museums m where not exists (select 1 from tickets where museum_id = m.id)',
  `select id from tickets where museum_id in (select id from museums where city = 'msk') and price is not null`,
  `select case when price > 10 then 'dear' when price is null then 'unknown' else 'cheap' end as class, count(*) from tickets group by 1`,
  "select case status when 'PAID' then 1 else 0 end as paid, nullif(price, 0) as price, greatest(price, 7) from tickets",
  `select id from tickets where status like 'P%' or status ilike 'ref%' or price not between 1 and 15 or id in (6, 7)`,
  "select extract(month from created) as month, created + interval '1 day' as next, cast(price as integer) from tickets",
  `select string_agg(status, ',' order by id) as all_of_them, array_agg(id order by id desc) as ids from tickets`,
  "select id from tickets where status is distinct from 'PAID' and not (price is null) and (price > 1) is not false",
  'select id, price - (select avg(guests) from visits) as difference from tickets where price > (select min(price) from tickets)',
  'select * from museums where id < (select max(ticket_id) from visits where guests < 9) - 1',
  'select name, (select count(*) from visits) as visits from tickets t join museums m on m.id = t.museum_id',
  'select id, museum_id from tickets intersect select id, ticket_id from visits order by id',
  "select museum_id from tickets except select id from museums where city = 'msk'",
  'select m.name from museums m join tickets t on t.museum_id = m.id where exists (select * from visits v where v.ticket_id = t.id)',
  'select museum_id as id, id as museum_id from tickets order by tickets.id',
  'select name, (select count(*) from tickets t where t.museum_id = m.id) as sold, (select max(price) from tickets where museum_id = m.id) as dearest from museums m',
  'select id, price from tickets t where price = (select max(u.price) from tickets u where u.museum_id = t.museum_id and u.status is not null)',
  "select v.id, coalesce((select sum(price) + 1 from tickets t join museums m on m.id = t.museum_id where t.id = v.ticket_id and m.city = 'spb'), 0) as worth from visits v",
  'select name from museums m where id in (select museum_id from tickets t where t.price > m.id limit 9)',
  'select name from museums m where m.id in (select museum_id from tickets t where t.price > m.id)',
  'select id from tickets where (museum_id, id) in (select id, id from museums)',
  'select id from tickets where id = any (select ticket_id from visits)',
  'select name from museums m where exists (select 1 from tickets t where t.museum_id = m.id limit 1)',
  "select id from tickets where status = any (array['PAID', 'REFUND']) and id <> all (array[2, 4])",
  "select id from tickets where status like 'P#%' escape '#' or status like 'PA_D' escape '#'",
  "select id, created + interval '1' month as next, created - interval '90' day as before from tickets",
  "select id, date_part('quarter', created) as q, extract(dow from created) as dow, extract(doy from created) as doy from tickets",
  "select id, regexp_replace(status, '[A-P]', '#', 'g') as masked, regexp_replace(status, 'a', '-', 'gi') as cut, strpos(status, 'A') as place from tickets",
]

describe('the steps of a SELECT give its rows', () => {
  let connection: DuckDBConnection
  beforeAll(async () => {
    await loadSelectParser()
    connection = await (await DuckDBInstance.create(':memory:')).connect()
    await connection.run("set timezone = 'UTC'; set default_null_order = 'nulls_last'; set integer_division = true")
    for (const [name, columns] of Object.entries(TABLES)) {
      const list = Object.entries(columns).map(([column, type]) => `"${column}" ${SQL_TYPES[type]}`)
      await connection.run(
        `create table ${name} (${list.join(', ')}); insert into ${name} values ${ROWS[name as keyof typeof ROWS]}`,
      )
    }
  })
  afterAll(() => connection?.closeSync())

  const rows = async (sql: string, ordered: boolean): Promise<readonly string[]> => {
    const reader = await connection.runAndReadAll(sql)
    const texts = reader.getRows().map((row) => row.map((value) => plain(String(value))).join('|'))
    return ordered ? texts : texts.toSorted()
  }

  test.each(QUERIES)('%s', async (sql) => {
    const known = new Map(Object.entries(TABLES).map(([name, columns]) => [name, Object.keys(columns)]))
    const imported = importSelect(sql, known, { document: 'query.sql' })
    const query = planned(imported.steps, imported.output)
    const ordered = / order by [^)]*$/.test(sql)
    expect(await rows(query, ordered)).toEqual(await rows(sql, ordered))
  })

  test('generated queries give the same rows, or are refused in words', async () => {
    let compared = 0
    const known = new Map(Object.entries(TABLES).map(([name, columns]) => [name, Object.keys(columns)]))
    await fc.assert(
      fc.asyncProperty(generated, async (sql) => {
        let steps: ReturnType<typeof importSelect>
        try {
          steps = importSelect(sql, known, { document: 'query.sql' })
        } catch (error) {
          if (error instanceof PlatformError) return
          throw error
        }
        const query = planned(steps.steps, steps.output)
        expect(await rows(query, false)).toEqual(await rows(sql, false))
        compared++
      }),
      { numRuns: 200 },
    )
    expect(compared).toBeGreaterThan(100)
  })

  test.each(QUERIES)('as a step of its own: %s', async (sql) => {
    const steps: Pipeline['steps'] = { selected: { type: 'sql', inputs: Object.keys(TABLES), select: sql } }
    expect(await rows(planned(steps, 'selected'), false)).toEqual(await rows(sql, false))
  })
})

const SQL_TYPES: Readonly<Record<string, string>> = {
  int64: 'BIGINT',
  'decimal(9,2)': 'DECIMAL(9,2)',
  date: 'DATE',
  string: 'VARCHAR',
}

/** SELECTs over two tables whose rows do not depend on an order. */
const generated = fc
  .record({
    join: fc.constantFrom('join', 'left join', 'right join', 'full join'),
    on: fc.constantFrom(
      't.museum_id = m.id',
      't.museum_id = m.id and t.price > 5',
      'm.id = t.museum_id and m.city is not null',
    ),
    columns: fc.uniqueArray(
      fc.constantFrom(
        't.id',
        'm.id as museum',
        'm.name',
        'upper(status) as status',
        'price * 2 as double',
        'coalesce(price, 0) - 1 as less',
        "case when price > 10 then 'dear' else city end as class",
        'rank() over (partition by m.city order by t.price, t.id) as place',
        'sum(price) over (partition by upper(status)) as whole',
        'count(*) over () as rows',
        '*',
      ),
      { minLength: 1, maxLength: 4 },
    ),
    grouped: fc.option(
      fc.record({
        by: fc.uniqueArray(fc.constantFrom('status', 'm.city', "date_trunc('month', created)", 'm.id + 1'), {
          maxLength: 2,
        }),
        values: fc.uniqueArray(
          fc.constantFrom(
            'count(*)',
            'sum(price) as total',
            'max(t.id) - min(t.id) as spread',
            'count(distinct m.id) filter (where price > 1) as few',
            'sum(count(*)) over () as all_rows',
          ),
          { minLength: 1, maxLength: 3 },
        ),
        having: fc.constantFrom('', ' having count(*) > 1', ' having sum(price) is not null'),
      }),
    ),
    where: fc.uniqueArray(
      fc.constantFrom(
        "status = 'PAID'",
        'price between 1 and 15',
        't.id <> 2',
        "m.name like '%И%' or m.name is null",
        'exists (select 1 from visits v where v.ticket_id = t.id and v.guests > 1)',
        'not exists (select 1 from visits where ticket_id = t.id)',
        't.id in (select ticket_id from visits where guests < 9)',
      ),
      { maxLength: 2 },
    ),
    distinct: fc.boolean(),
    around: fc.constantFrom('plain', 'from', 'with', 'union'),
  })
  .map(({ join, on, columns, grouped, where, distinct, around }) => {
    const list = grouped ? [...grouped.by.map((each, i) => `${each} as key_${i}`), ...grouped.values] : columns
    const by = grouped && grouped.by.length > 0 ? ` group by ${grouped.by.map((_, i) => i + 1).join(', ')}` : ''
    const conditions = where.length > 0 ? ` where ${where.map((each) => `(${each})`).join(' and ')}` : ''
    const tail = `${conditions}${by}${grouped?.having ?? ''}`
    const select = `select ${distinct ? 'distinct ' : ''}${list.join(', ')} from tickets t ${join} museums m on ${on}${tail}`
    if (around === 'from') return `select * from (${select}) inside`
    if (around === 'with') return `with inside as (${select}) select * from inside`
    return around === 'union' ? `${select} union all ${select}` : select
  })

/** The query that the engine runs for a step. */
function planned(steps: Pipeline['steps'], output: string): string {
  const columns = Object.entries(TABLES).map(
    ([name, types]) =>
      [
        name,
        Object.entries(types).map(([column, type]) => ({ name: column, type: parseType(type), nullable: true })),
      ] as const,
  )
  const sources = Object.fromEntries(Object.keys(TABLES).map((name) => [name, { from: `${name}.csv` }]))
  const pipeline: Pipeline = {
    version: 1,
    name: 'p',
    timezone: 'UTC',
    params: {},
    sources,
    steps,
    targets: {},
    checks: [],
  }
  const { plan, faults } = lowerPipeline(pipeline, new Map(columns))
  expect(faults.map(({ error }) => error.message)).toEqual([])
  return emitQuery(plan, output, { dialect: 'duckdb' })
}

/** Numbers without the zeros that only their types differ in, moments at midnight as dates. */
function plain(value: string): string {
  return value
    .replace(/^(-?\d+)\.(\d*?)0+$/, (_, whole: string, rest: string) => (rest === '' ? whole : `${whole}.${rest}`))
    .replace(' 00:00:00', '')
}
