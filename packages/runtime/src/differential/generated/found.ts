import { bindExpression } from '@ai-etl/core/expressions/bind'
import { constructsOf, type ExpressionCase } from './expression-cases.ts'
import { type PipelineCase, pipelineOf } from './pipelines.ts'
import type { Tables } from './runner.ts'
import type { Table } from './tables.ts'

const GUARDED = "regexp_like(w, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')"

/** Expressions in which soaks with other seeds found a difference, cut down to what made it, by their zone. */
const EXPRESSIONS: Readonly<Record<string, readonly string[]>> = {
  'Europe/Moscow': [
    // ClickHouse computed what two nested CASE share for all rows.
    `case when ${GUARDED} then cast(w as date) else (case when ${GUARDED} then cast(w as date) else dt end) end`,
    // Before full minutes its clocks were ahead by 2:30:17.
    'second(cast(dt as timestamptz))',
    "format_date(cast(dt as timestamptz), '%d.%m.%y %H:%M:%S')",
    // A backslash before a space, which ClickHouse took for one itself.
    's like s',
    's ilike s',
    // MariaDB says more places than there are.
    'round(trunc(q, 1), 2)',
    // The engine took 30 days for a month where a statement has both.
    'dt - 30',
    "dt - interval '1 month'",
    'dt + 30',
    "dt + interval '1 month'",
    "t + interval '720 hours'",
    "t + interval '1 month'",
    // 1.005 as a double is less.
    'round(cast(q as float64), 2)',
  ],
  // A fraction of a second before midnight, before 1970.
  UTC: ["add_months((z - interval '1 month'), 11)", 'add_months(add_months(z, -25), 1)'],
}

/** Pipelines in which soaks found one. */
const PIPELINES: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  // DuckDB's EXISTS finds nothing by a range and an inequality.
  order_and_difference: joinOf('order_and_difference', 'anti', 'l.d < r.d and l.dt <> r.dt'),
  order_and_distinct: joinOf('order_and_distinct', 'semi', 'l.d <= r.d and l.dt is distinct from r.dt'),
  // ClickHouse wants a default of the value's very type.
  default_of_shift: {
    default_of_shift: {
      type: 'window',
      input: 'given',
      orderBy: [{ by: 'id' }],
      values: { before: 'lag(trunc(7), 2, -7)' },
    },
    default_of_shift_shown: { type: 'select', input: 'default_of_shift', columns: { id: 'id', before: 'before' } },
  },
  // MariaDB gave a text the answer of another one that its collation takes for equal.
  texts_and_numbers: joinOf('texts_and_numbers', 'anti', 'l.g = r.g and r.h >= 3'),
  texts_of_several: {
    ...select('several_all', { id: 'id', g: 'g' }),
    ...select('several_words', { id: 'year(t)', g: 's' }),
    several_union: { type: 'union', inputs: ['several_words', 'several_all', 'several_all'], distinct: true },
    texts_of_several: {
      type: 'join',
      left: { input: 'several_union', as: 'l' },
      right: { input: 'several_words', as: 'r' },
      kind: 'semi',
      on: 'l.g = r.g',
    },
  },
  texts_or_none: joinOf('texts_or_none', 'semi', 'l.g is not distinct from r.g and r.h = 5'),
  // Sums of doubles leave PostgreSQL a correlation of constants; Spark divides by their spread.
  constants: {
    constants: { type: 'aggregate', input: 'given', values: { m: 'corr(0.005, -0.1)', rows: 'count(*)' } },
  },
}

/** @param name that no other case has: dbt builds all of them in one project */
function joinOf(name: string, kind: 'semi' | 'anti', on: string): Readonly<Record<string, object>> {
  return {
    [name]: { type: 'join', left: { input: 'given', as: 'l' }, right: { input: 'given', as: 'r' }, kind, on },
    [`${name}_shown`]: { type: 'select', input: name, columns: { id: 'id', g: 'g' } },
  }
}

function select(name: string, columns: Readonly<Record<string, string>>): Readonly<Record<string, object>> {
  return { [name]: { type: 'select', input: 'given', columns } }
}

/** @param first a number that no other case has */
export function foundExpressions(timezone: string, first: number, { columns }: Table): readonly ExpressionCase[] {
  return (EXPRESSIONS[timezone] ?? []).map((text, i) => {
    const typed = bindExpression(text, { columns })
    return { number: first + i, text, typed, measure: false, constructs: constructsOf(typed) }
  })
}

export function foundPipelines(tables: Tables, timezone: string): readonly PipelineCase[] {
  return Object.entries(PIPELINES).map(([title, steps]) => pipelineOf(title, steps, tables, timezone))
}
