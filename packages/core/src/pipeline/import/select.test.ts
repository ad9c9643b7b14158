import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { readMacros } from '../../expressions/macros.ts'
import { parseExpression } from '../../expressions/parse.ts'
import { printExpression } from '../../expressions/print.ts'
import type { SelectDialect } from './expression.ts'
import { loadSelectParser } from './parser.ts'
import { importSelect, tablesOfSelect } from './select.ts'
import { writeImported } from './write.ts'

beforeAll(loadSelectParser)

const GOLDEN = new URL('../../../../../golden/import/', import.meta.url)
const KNOWN = new Map<string, readonly string[] | null>([
  ['tickets', ['id', 'museum_id', 'museum_inn', 'order_status', 'status', 'ticket_price', 'price', 'created']],
  ['museums', ['inn', 'museum_name', 'name']],
  ['open', null],
  ['other', null],
])

const cases = readdirSync(GOLDEN).filter((file) => file.endsWith('.sql'))

test.each(cases)('%s becomes the reviewed document (UPDATE_GOLDEN=1 rewrites it)', (file) => {
  const sql = readFileSync(new URL(file, GOLDEN), 'utf8')
  const tables = new Map(tablesOfSelect(file, sql).map((table) => [table, KNOWN.get(table) ?? null]))
  const sources = Object.fromEntries([...tables.keys()].map((table) => [table, `data/${table}.csv`]))
  const name = file.replace('.sql', '')
  const made = writeImported({
    name,
    sources,
    target: `${name}.parquet`,
    ...importSelect(sql, tables, { document: file }),
  })
  const path = new URL(`${name}.yaml`, GOLDEN)
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, made)
  expect(made).toBe(readFileSync(path, 'utf8'))
})

describe('what has no counterpart is refused with its place', () => {
  test.each([
    ['select id\nfrom tickets\nwhere price > (select 1)', '3:15', 'a subquery of one value'],
    [
      'select id from tickets where price > (select max(ticket_price) from tickets where museum_id = museums.inn)',
      '1:95',
      'no column',
    ],
    ['select id from tickets where price > any (select price from tickets)', '1:36', 'a subquery may stand'],
    ['select я, id from tickets', '1:8', 'there is no column я'],
    ["select 'Ж', nothing from tickets", '1:13', 'there is no column nothing'],
    ['select id from nowhere', '1:16', 'there is no table nowhere'],
    ['select soundex(status) from tickets', '1:8', 'there is no function soundex'],
    ['select id, price from tickets group by id', '1:12', 'price is neither grouped by'],
    ['select price, (select max(id) from open o where o.x > tickets.id) as m from tickets', '1:53', 'equalities'],
    [
      'select id, (select coalesce(max(price), id) from tickets t where t.id = museums.inn) as m from museums',
      '1:12',
      'where no row matches',
    ],
    [
      'select inn, (select count(*) + 1 from tickets where museum_inn = inn) as m from museums',
      '1:13',
      'where no row matches',
    ],
    [
      'select inn from museums where exists (select max(id) from tickets where museum_inn = inn)',
      '1:31',
      'always true',
    ],
    [
      'select inn from museums where exists (select id from tickets where museum_inn = inn limit 0)',
      '1:31',
      'a subquery may stand',
    ],
    ['select (inn, name) in (select 1) from museums', '1:20', 'a subquery may stand'],
    ['select name::char(3) from museums', '1:12', 'char(3)'],
    ['select created::timestamp(0) from tickets', '1:15', 'timestamp(0)'],
    ["select created + interval '1-2' year to month from tickets", '1:18', 'INTERVAL … TO …'],
    ["select name like 'a' escape name from museums", '1:13', 'LIKE … ESCAPE'],
    ["select regexp_replace(name, 'a', 'b', 'n') from museums", '1:8', "the flag 'g'"],
    ['select id from tickets, (values (1)) v', '1:34', 'put these into a file'],
    ['select price from tickets order by 2', '1:36', 'there is no column 2'],
    ['select name from open, other', '1:8', 'it cannot be told which table name is of'],
    ['select inn from museums a join museums b on a.inn = b.inn', '1:8', 'it cannot be told which table inn is of'],
    ['select * from open o join other p on o.a = p.a', '1:15', 'the columns of o are not known'],
    ['select id from tickets where id not in (select inn from museums)', '1:33', 'NOT IN'],
    ['with recursive a as (select 1) select * from a', '1:16', 'WITH RECURSIVE'],
    ['select id from tickets union select inn, name from museums', '1:37', 'different numbers'],
    ['select id from tickets intersect all select inn from museums', '1:8', 'INTERSECT ALL'],
    ['select 1', '1:8', 'SELECT without FROM'],
    ['select count(*) from tickets group by rollup (id)', '1:39', 'ROLLUP'],
    ['select tags[1] from open', '1:8', 'x[…]'],
    ['select a::text[] from open', '1:9', 'text[]'],
    ["select a similar to 'x' from open", '1:10', 'SIMILAR TO'],
    ['select id from tickets limit :n', '1:30', 'LIMIT'],
    ['delete from tickets', '1:1', 'one SELECT'],
    ['select id from tickets; select 2', '1:25', 'one SELECT'],
    ['select id from tickets t, museums t', '1:8', 'two tables are called t'],
  ])('%s', (sql, place, why) => {
    expect(() => importSelect(sql, KNOWN, { document: 'q.sql' })).toThrow(
      expect.objectContaining({
        code: 'pipeline.select-refused',
        where: `q.sql:${place}`,
        message: expect.stringContaining(why) as string,
      }),
    )
  })

  test('what is no SQL is refused where the parser stops', () => {
    expect(() => importSelect('select id\nfrom tickets whre x = 1', KNOWN, { document: 'q.sql' })).toThrow(
      expect.objectContaining({ code: 'pipeline.select-syntax', where: 'q.sql:2:19' }),
    )
  })
})

describe('expressions', () => {
  test.each([
    ["date '2021-01-31' + interval '1 month'", "date '2021-01-31' + interval '1 month'"],
    ['a::numeric(10,2)', 'a::decimal(10,2)'],
    ['cast(a as double precision)', 'a::float64'],
    ['a is not unknown and not b', 'a is not unknown and not b'],
    ['extract(epoch from a)', "date_part('epoch', a)"],
    ["position('x' in a)", "position('x', a)"],
    ["a at time zone 'Europe/Moscow'", "a at time zone 'Europe/Moscow'"],
    ["a ->> 'key'", 'json_text(a, \'$."key"\')'],
    ["a !~* 'x'", "not regexp_like(a, '(?i)x')"],
    ['a ^ 2', 'power(a, 2)'],
    ["interval '3' month", "interval '3 month'"],
    ['a::varchar(2)', 'left(a::string, 2)'],
    ["date_part('month', a)", 'month(a)'],
    ['extract(dow from a)', 'day_of_week(a) % 7'],
    ["a like 'x#%\\_' escape '#'", "a like 'x\\%\\\\_'"],
    ['a = any (array[1, 2])', 'a in (1, 2)'],
    ['a <> all (array[1, 2])', 'a not in (1, 2)'],
    ["regexp_replace(a, 'x', 'y', 'gi')", "regexp_replace(a, '(?i)x', 'y')"],
    ["regexp_replace(a, 'x', 'y')", "regexp_replace(a, 'x', 'y')"],
    ['-1 - -a', '-1 - -a'],
    ['(a + b) * c', '(a + b) * c'],
    [`"Колонка с 'кавычками'" || 'it''s'`, `"Колонка с 'кавычками'" || 'it''s'`],
    ["case a when 1 then 'x' end", "case when a = 1 then 'x' end"],
    [':since', ':since'],
  ])('%s', (written, read) => {
    const step = importSelect(`select ${written} as it from open`, KNOWN, { document: 'q' }).steps.result
    expect(step).toMatchObject({ type: 'select', columns: { it: read } })
    expect(printExpression(parseExpression(read))).toBe(read)
  })
})

test('under DESC nulls stand last, or as PostgreSQL has them', () => {
  const order = (dialect: SelectDialect) =>
    importSelect('select * from open order by a desc, b', KNOWN, { document: 'q', dialect }).steps.result
  expect(order('document')).toMatchObject({ orderBy: [{ nulls: 'last' }, { nulls: 'last' }] })
  expect(order('postgresql')).toMatchObject({ orderBy: [{ nulls: 'first' }, { nulls: 'last' }] })
})

describe("of PostgreSQL's own SELECTs", () => {
  const read = (sql: string) => importSelect(sql, KNOWN, { document: 'q', dialect: 'postgresql' }).steps.result

  test.each([
    ["select regexp_replace(name, 'a', 'b') from museums", "the flag 'g'"],
    ['select array_agg(name) from museums', 'WHERE name IS NOT NULL'],
    ['select array_agg(name) filter (where inn is not null) from museums', 'WHERE name IS NOT NULL'],
  ])('%s would give other values: refused', (sql, why) => {
    expect(() => read(sql)).toThrow(expect.objectContaining({ message: expect.stringContaining(why) as string }))
  })

  test('what says which is meant is read', () => {
    expect(
      read('select array_agg(name) filter (where inn > 1 and name is not null) as names from museums'),
    ).toMatchObject({ values: { names: 'array_agg(name) filter (where inn > 1 and name is not null)' } })
  })
})

test('a subquery of one value that looks at the row around it is a total of each key beside it', () => {
  const sql = 'select name, (select count(*) from tickets where museum_inn = inn and price > 5) as sold from museums'
  expect(importSelect(sql, KNOWN, { document: 'q' }).steps).toEqual({
    total_filtered: { type: 'filter', input: 'tickets', where: 'price > 5' },
    total: {
      type: 'aggregate',
      input: 'total_filtered',
      by: { museum_inn: 'museum_inn' },
      values: { total: 'count(*)' },
    },
    beside: {
      type: 'join',
      left: 'museums',
      right: 'total',
      kind: 'left',
      on: 'museums.inn = total.museum_inn',
    },
    result: { type: 'select', input: 'beside', columns: { name: 'name', sold: 'coalesce(total, 0)' } },
  })
})

test('* has the columns of USING first', () => {
  const sql = 'select * from tickets join (select name as status, inn from museums) m using (status)'
  expect(Object.keys(Object(importSelect(sql, KNOWN, { document: 'q' }).steps.result).columns as object)).toEqual(
    'status id museum_id museum_inn order_status ticket_price price created inn'.split(' '),
  )
})

test('a CTE of the name of a source hides it, and its step takes another', () => {
  const sql = 'with museums as (select * from tickets where id > 1) select id from museums'
  const { steps } = importSelect(sql, KNOWN, { document: 'q' })
  expect(steps).toMatchObject({
    museums_2: { input: 'tickets' },
    result: { input: 'museums_2', columns: { id: 'id' } },
  })
})

describe('macros of the document', () => {
  const { macros } = readMacros({
    taxed: { params: ['amount'], is: 'amount * :rate' },
    total: { params: ['x'], is: 'sum(TAXED(x)) + 1' },
  })
  const read = (sql: string) => importSelect(sql, KNOWN, { document: 'q', macros }).steps

  test('are written out where they are called, calls within them too', () => {
    expect(read('select taxed(price) + 1 as it from tickets where "taxed"(id) > 2')).toMatchObject({
      filtered: { where: 'id * :rate > 2' },
      result: { columns: { it: 'price * :rate + 1' } },
    })
    expect(read('select id, total(price - 1) as t from tickets group by id').result).toMatchObject({
      type: 'aggregate',
      by: { id: 'id' },
      values: { t: 'sum((price - 1) * :rate) + 1' },
    })
  })

  test('take as many arguments as they have parameters, and no words of aggregates', () => {
    expect(() => read('select taxed(price, 1) as it from tickets')).toThrow(/taxed\(amount\)/)
    expect(() => read('select taxed(distinct price) as it from tickets')).toThrow(/taxed/)
    expect(() => read('select taxed(price) over () as it from tickets')).toThrow(/taxed/)
  })

  test('that would grow beyond all measure are refused', () => {
    const doubled = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [
        `m${i}`,
        { params: ['x'], is: i === 0 ? 'x + x' : `m${i - 1}(x) + m${i - 1}(x)` },
      ]),
    )
    const large = readMacros(doubled).macros
    expect(() => importSelect('select m19(id) as it from tickets', KNOWN, { document: 'q', macros: large })).toThrow(
      /20000 parts/,
    )
  })
})
