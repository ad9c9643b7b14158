import { describe, expect, it } from 'vitest'
import { ticketsProfile } from '../ddl/testing/tickets.ts'
import { queryPatternsSchema } from '../documents/queries.ts'
import { analyzeQueries } from './analyze.ts'
import type { Filter } from './predicates.ts'
import { fromStatStatements, splitQueries } from './split.ts'

const filter = (table: string, column: string, kind: Filter['kind']): Filter => ({ table, column, kind })

describe('splitQueries', () => {
  it.each([
    ['select 1', [['select 1', 1, null]]],
    [
      'select 1; select 2;',
      [
        ['select 1', 1, null],
        ['select 2', 1, null],
      ],
    ],
    [
      'select \';\' ; select "a;b"',
      [
        ["select ';'", 1, null],
        ['select "a;b"', 1, null],
      ],
    ],
    ['-- calls: 120, ms: 35.5\nselect 1', [['select 1', 120, 35.5]]],
    [
      'select 1; -- ms: 2\n-- calls: 7\nselect 2',
      [
        ['select 1', 1, null],
        ['select 2', 7, 2],
      ],
    ],
    ['/* calls: 3 */ select 1 -- ; not an end\n+ 1', [['select 1 -- ; not an end\n+ 1', 3, null]]],
    ['select $a$ ; $a$; ', [['select $a$ ; $a$', 1, null]]],
    [' ;; -- nothing\n', []],
  ])('%j', (text, expected) => {
    expect(splitQueries(text).map((query) => [query.sql, query.calls, query.milliseconds])).toEqual(expected)
  })
})

describe('patterns', () => {
  it.each<[string, { tables: string[]; filters?: Filter[]; joins?: object[]; groups?: string[]; orders?: string[] }]>([
    [
      "select museum_name, sum(ticket_price) from tickets where created >= '2021-01-01' and order_status = 'PAID' group by 1 order by 2 desc",
      {
        tables: ['tickets'],
        filters: [filter('tickets', 'created', 'range'), filter('tickets', 'order_status', 'equality')],
        groups: ['museum_name'],
        orders: ['ticket_price'],
      },
    ],
    [
      "select date_trunc('month', created) m from tickets t where t.order_status in ('PAID', 'NEW') group by m order by m",
      {
        tables: ['tickets'],
        filters: [filter('tickets', 'order_status', 'in')],
        groups: ['created'],
        orders: ['created'],
      },
    ],
    [
      'select * from tickets t join museums m on t.museum_inn = m.inn where m.city = $1',
      {
        tables: ['tickets', 'museums'],
        filters: [filter('museums', 'city', 'equality')],
        joins: [{ left: 'tickets.museum_inn', right: 'museums.inn' }],
      },
    ],
    [
      'select * from tickets join museums using (inn)',
      { tables: ['tickets', 'museums'], joins: [{ left: 'tickets.inn', right: 'museums.inn' }] },
    ],
    [
      "select 1 from tickets where event_name like '%ночь%' and not (spot_id = 3) and valid_to is null and created::date = '2021-01-01'",
      {
        tables: ['tickets'],
        filters: [
          filter('tickets', 'event_name', 'like'),
          filter('tickets', 'spot_id', 'other'),
          filter('tickets', 'valid_to', 'null'),
          filter('tickets', 'created', 'range'),
        ],
      },
    ],
    [
      'with paid as (select * from tickets where is_entrance) select * from paid p where p.spot_id between 1 and 5',
      { tables: ['tickets'], filters: [filter('tickets', 'is_entrance', 'equality'), filter('', 'spot_id', 'range')] },
    ],
    [
      'select * from tickets where exists (select 1 from museums m where m.inn = museum_inn and m.id = any($1))',
      {
        tables: ['tickets', 'museums'],
        filters: [filter('museums', 'id', 'in')],
        joins: [{ left: 'museums.inn', right: 'tickets.museum_inn' }],
      },
    ],
    [
      'update tickets set spot_id = 1 where ticket_id = 5',
      { tables: ['tickets'], filters: [filter('tickets', 'ticket_id', 'equality')] },
    ],
    [
      'delete from tickets where created < now()',
      { tables: ['tickets'], filters: [filter('tickets', 'created', 'range')] },
    ],
    [
      'SELECT toYYYYMM(created) AS m, count() FROM `tickets` FINAL PREWHERE spot_id = 1 WHERE created >= today() GROUP BY m SETTINGS max_threads = 1',
      {
        tables: ['tickets'],
        filters: [filter('tickets', 'spot_id', 'equality'), filter('tickets', 'created', 'range')],
        groups: ['created'],
      },
    ],
  ])('%s', async (sql, expected) => {
    const { queries } = await analyzeQueries([sql], ticketsProfile(), 'en')
    const { tables, filters, joins, groups, orders } = queries[0]
    expect({ tables, filters, joins, groups, orders }).toEqual({
      filters: [],
      joins: [],
      groups: [],
      orders: [],
      ...expected,
    })
  })
})

describe('analyzeQueries', () => {
  it('joins queries that differ in constants only and weighs them by calls and time', async () => {
    const text = `
      -- calls: 90, ms: 1
      select * from tickets where ticket_id = 1;
      -- calls: 10, ms: 1
      select * from tickets where ticket_id = 2;
      -- calls: 1, ms: 300
      select museum_name, count(*) from tickets where created > '2021-05-01' group by 1`
    const { queries } = await analyzeQueries([text], undefined, 'en')
    expect(queries.map(({ calls, weight }) => [calls, weight])).toEqual([
      [1, 0.75],
      [100, 0.25],
    ])
  })

  it('weighs by calls alone when a time is missing', async () => {
    const { queries } = await analyzeQueries(['-- calls: 3, ms: 9\nselect 1 from a; select 1 from b'], undefined, 'en')
    expect(queries.map((query) => query.weight)).toEqual([0.75, 0.25])
  })

  it('reads rows of pg_stat_statements', async () => {
    const rows = fromStatStatements([{ query: 'select * from t where a = $1', calls: '40', total_exec_time: 20 }])
    expect(rows).toEqual([{ sql: 'select * from t where a = $1', calls: 40, milliseconds: 0.5 }])
  })

  it('reports a query that does not parse and goes on', async () => {
    const patterns = await analyzeQueries(
      ['select from where; select 1 from tickets where ticket_id = 1'],
      undefined,
      'en',
    )
    expect(patterns.queries).toHaveLength(1)
    expect(patterns.recommendations.find(({ kind }) => kind === 'refusal')).toMatchObject({ what: 'select from where' })
  })

  it('derives indexes, order and refusals for a profiled table', async () => {
    const sql = `
      -- calls: 60
      select sum(ticket_price) from tickets where museum_name = 'Музей' and created >= '2021-01-01';
      -- calls: 30
      select * from tickets where client_phone = '79000000000';
      -- calls: 10
      select count(*) from tickets where order_status = 'PAID'`
    const patterns = await analyzeQueries([sql], ticketsProfile(), 'ru')
    expect(queryPatternsSchema.parse(patterns)).toEqual(patterns)
    const on = (kind: string) => patterns.recommendations.filter((r) => r.kind === kind).map((r) => r.on)
    expect(on('index')).toEqual(
      ['museum_name, created', 'client_phone', 'created', 'order_number', 'ticket_number'].toSorted(
        (a, b) => on('index').indexOf(a) - on('index').indexOf(b),
      ),
    )
    expect(on('order')).toEqual(['order_status', 'museum_name', 'created', 'ticket_id'])
    expect(on('refusal')).toContain('order_status')
  })

  it('names the columns of a table that was not measured', async () => {
    const patterns = await analyzeQueries(['select 1 from orders where customer = 1 and day > now()'], undefined, 'en')
    expect(patterns.recommendations).toMatchObject([{ kind: 'index', table: 'orders', on: 'customer, day' }])
  })
})
