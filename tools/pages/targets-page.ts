import { existsSync, readFileSync } from 'node:fs'
import { AGGREGATE_NAMES, SCALAR_NAMES, WINDOW_NAMES } from '@ai-etl/core/expressions/functions/names'
import { JOIN_KINDS } from '@ai-etl/core/pipeline/plan/ops'
import { stepSchemas } from '@ai-etl/core/pipeline/steps/schemas'
import type { Refusal, Support } from '@ai-etl/core/targets/capability'
import { PANDAS_CAPABILITY } from '@ai-etl/core/targets/pandas/capability'
import { PYSPARK_CAPABILITY } from '@ai-etl/core/targets/pyspark/capability'
import { type SqlCapabilities, sqlCapabilities } from '@ai-etl/core/targets/sql/capabilities'

/** What one run of the differential suite counted; golden/differential holds the last one of each target. */
interface Counts {
  readonly cases: number
  readonly compared: Readonly<Record<string, number>>
  readonly refused: Readonly<Record<string, { readonly times: number; readonly reasons: readonly string[] }>>
}
interface Ran {
  readonly expressions: Counts
  readonly pipelines: Counts
}

const HEAD = `# Constructs and targets

What each target does with each construct of a pipeline: **native**, the target's own; **emulated**, by other means with the same rows; **–**, refused with the reason that the number tells. The figure is how many generated cases that hold the construct gave the engine's rows, value by value in columns of the declared types, in the last run of the differential suite ([README](../packages/runtime/src/differential/README.md)); how many were refused for how they are written stands in brackets.

Redshift, Snowflake and BigQuery have no server here: their SQL is reviewed and parsed by two parsers, not run. DuckDB is the engine itself.

Generated from \`golden/differential\` and the targets' own tables by \`node tools/pages.ts\`.
`

interface Column {
  readonly title: string
  readonly ran: Ran | null
  readonly support: (construct: string) => Support | null
}

/** docs/targets.md: constructs × targets. */
export function targetsPage(): string {
  const columns = [
    sql('DuckDB', 'duckdb', null),
    sql('PostgreSQL', 'postgresql', 'postgresql'),
    sql('ClickHouse', 'clickhouse', 'clickhouse'),
    sql('MySQL (MariaDB)', 'mysql', 'mysql'),
    python('pandas', PANDAS_CAPABILITY, 'pandas'),
    python('PySpark', PYSPARK_CAPABILITY, 'pyspark'),
    sql('dbt, DuckDB', 'duckdb', 'dbt-duckdb'),
    sql('dbt, PostgreSQL', 'postgresql', 'dbt-postgresql'),
    sql('Redshift', 'redshift', null),
    sql('Snowflake', 'snowflake', null),
    sql('BigQuery', 'bigquery', null),
  ]
  const notes = new Notes()
  const groups: readonly (readonly [string, readonly string[]])[] = [
    ['Steps', STEPS],
    ['Joins', JOIN_KINDS.map((kind) => `join ${kind}`)],
    ['Operators', OPERATORS],
    ['Functions of a row', SCALAR_NAMES],
    ['Aggregates', AGGREGATE_NAMES],
    ['Functions of a window', WINDOW_NAMES],
  ]
  const sections = groups.flatMap(([title, constructs]) => {
    const rows = constructs.map((each) =>
      row([`\`${each.replace(/^(?:step|join) /, '')}\``, ...columns.map((column) => cellOf(each, column, notes))]),
    )
    return [`## ${title}`, '', heading(columns), ...rows, '']
  })
  return [HEAD, totals(columns), '', ...sections, notes.text(), ''].join('\n')
}

/** A join has a part of its own; `sql` becomes the other steps. */
const STEPS = Object.keys(stepSchemas).flatMap((type) => (type === 'join' || type === 'sql' ? [] : [`step ${type}`]))
const OPERATORS = '+ - * / % negate concat compare distinct is in like and or not case cast'.split(' ')
/** Constructs that refusals call by another name. */
const REFUSED_AS: Readonly<Record<string, string | undefined>> = {
  '%': 'arithmetic',
  'step window': 'window groups',
  ...Object.fromEntries(JOIN_KINDS.map((kind) => [`join ${kind}`, `${kind} join`])),
}

function sql(title: string, dialect: Parameters<typeof sqlCapabilities>[0], run: string | null): Column {
  const { scalar, aggregate, window }: SqlCapabilities = sqlCapabilities(dialect)
  const all: Readonly<Record<string, Support | undefined>> = { ...scalar, ...aggregate, ...window }
  return { title, ran: run === null ? null : ranOf(run), support: (construct) => all[construct] ?? null }
}

function python(title: string, capability: typeof PANDAS_CAPABILITY, run: string): Column {
  const { scalars, aggregates, windows } = capability
  const all: Readonly<Record<string, Support | Refusal | undefined>> = { ...scalars, ...aggregates, ...windows }
  const support = (construct: string): Support | null => {
    const stated = all[construct]
    return typeof stated === 'object' ? 'refused' : (stated ?? null)
  }
  return { title, ran: ranOf(run), support }
}

function ranOf(run: string): Ran | null {
  const file = new URL(`../../golden/differential/${run}.json`, import.meta.url)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Ran) : null
}

function cellOf(construct: string, { ran, support }: Column, notes: Notes): string {
  const stated = support(construct)
  const both = ran === null ? [] : [ran.expressions, ran.pipelines]
  const compared = both.reduce((sum, counts) => sum + (counts.compared[construct] ?? 0), 0)
  const named = REFUSED_AS[construct] ?? construct
  const refusals = both.flatMap((counts) => (named in counts.refused ? [counts.refused[named]] : []))
  const times = refusals.reduce((sum, each) => sum + each.times, 0)
  const why = notes.marks(refusals.flatMap(({ reasons }) => reasons))
  if (stated === 'refused') return `– ${why}`.trim()
  const word = stated ?? ''
  const figure = ran === null ? '' : String(compared)
  const some = times === 0 ? '' : `(${times} ${why})`
  return [word, figure, some].filter((part) => part !== '').join(' ')
}

/** Reasons of refusals, each with the number that it has on the page. */
class Notes {
  readonly #known: string[] = []

  marks(reasons: readonly string[]): string {
    const numbers = [...new Set(reasons)].map((reason) => {
      if (!this.#known.includes(reason)) this.#known.push(reason)
      return this.#known.indexOf(reason) + 1
    })
    return numbers
      .toSorted((a, b) => a - b)
      .map((number) => `[${number}]`)
      .join(' ')
  }

  text(): string {
    return ['## Why something is refused', '', ...this.#known.map((reason, i) => `${i + 1}. ${reason}`)].join('\n')
  }
}

/** How many cases each target was compared by. */
function totals(columns: readonly Column[]): string {
  const rows = columns.flatMap(({ title, ran }) =>
    ran === null ? [] : [row([title, String(ran.expressions.cases), String(ran.pipelines.cases)])],
  )
  return [row(['target', 'expressions', 'pipelines']), '|---|---|---|', ...rows].join('\n')
}

function heading(columns: readonly Column[]): string {
  return [row(['', ...columns.map(({ title }) => title)]), `|---${'|---'.repeat(columns.length)}|`].join('\n')
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
