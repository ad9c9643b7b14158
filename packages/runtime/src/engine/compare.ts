import { quoteIdentifier } from '@ai-etl/core/dialects/quote'
import type { TableDiff } from '@ai-etl/core/documents/data-diff'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import { familyOf } from '@ai-etl/core/types/family'
import type { LogicalType } from '@ai-etl/core/types/logical'
import { formatType, sameType } from '@ai-etl/core/types/logical'
import { type Engine, literal } from './database.ts'
import { toText } from './types.ts'

/** Rows of one version: a Parquet file that the engine may read. */
export interface ComparedRows {
  readonly path: string
  readonly columns: readonly PipelineColumn[]
}

export interface Comparison {
  readonly name: string
  readonly before: ComparedRows
  readonly after: ComparedRows
  /** Columns that both have; empty: all that both have, as they are. */
  readonly key: readonly string[]
  /** Rows of each kind that are shown. */
  readonly examples: number
  readonly signal: AbortSignal
}

interface Column {
  readonly name: string
  readonly before: PipelineColumn | undefined
  readonly after: PipelineColumn | undefined
}

/**
 * Holds the rows of two versions against each other by key, all of them, in the engine, which spills. NULL equals NULL
 * and NaN itself. Rows that share a key are told apart by the order of their values.
 */
export async function compareRows(engine: Engine, comparison: Comparison): Promise<TableDiff> {
  return new RowComparison(engine, comparison).run()
}

class RowComparison {
  readonly #engine: Engine
  readonly #given: Comparison
  readonly #columns: readonly Column[]
  /** Places of the key among the columns. */
  readonly #key: readonly number[]

  constructor(engine: Engine, given: Comparison) {
    const { before, after, key } = given
    this.#engine = engine
    this.#given = given
    const names = [...new Set([...after.columns, ...before.columns].map(({ name }) => name))]
    const named = ({ columns }: ComparedRows, name: string) => columns.find((column) => column.name === name)
    this.#columns = names.map((name) => ({ name, before: named(before, name), after: named(after, name) }))
    const common = this.#columns.filter((column) => column.before && column.after).map(({ name }) => name)
    this.#key = (key.length > 0 ? key : common).map((name) => names.indexOf(name))
  }

  async run(): Promise<TableDiff> {
    const { name, key, before, after, signal } = this.#given
    const repeated = (await this.#repeated(before)) + (await this.#repeated(after))
    const joined = this.#joined(repeated > 0)
    const compared = this.#compared()
    const changes = compared.map((place) => `count(*) FILTER (WHERE both_sides AND ${this.#differs(place)})`)
    const [counts] = await this.#engine.rows(
      `SELECT count(*) FILTER (WHERE in_before), count(*) FILTER (WHERE in_after), count(*) FILTER (WHERE in_after AND in_before IS NULL),
        count(*) FILTER (WHERE in_before AND in_after IS NULL), count(*) FILTER (WHERE both_sides AND (${this.#anyDiffers()}))${changes.map((each) => `, ${each}`).join('')}
      FROM ${joined}`,
      signal,
    )
    const [rowsBefore, rowsAfter, added, removed, changed, ...byColumn] = counts.map(Number)
    const columns = this.#columns.map((column, place) => ({
      name: column.name,
      before: column.before ? formatType(column.before.type) : null,
      after: column.after ? formatType(column.after.type) : null,
      changed: byColumn[compared.indexOf(place)] ?? 0,
    }))
    const kinds = { added, removed, changed }
    const examples: TableDiff['examples'] = []
    for (const kind of ['changed', 'added', 'removed'] as const)
      if (kinds[kind] > 0) examples.push(...(await this.#examples(kind, joined)))
    const same = rowsBefore - removed - changed
    return { name, key: [...key], before: rowsBefore, after: rowsAfter, same, ...kinds, repeated, columns, examples }
  }

  /** Rows whose key an earlier row of the same side has. */
  async #repeated({ path }: ComparedRows): Promise<number> {
    if (this.#key.length === 0) return 0
    const keys = this.#key.map((place) => quoteIdentifier('postgresql', this.#columns[place].name)).join(', ')
    const [[rows]] = await this.#engine.rows(
      `SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM read_parquet(${literal(path)}) GROUP BY ${keys})`,
      this.#given.signal,
    )
    return Number(rows)
  }

  /** Both sides by key: columns `b0 b1 …` and `a0 a1 …` by place, and which side a row is on. */
  #joined(numbered: boolean): string {
    const on = this.#key.map((place) => `${this.#form(place, 'b')} IS NOT DISTINCT FROM ${this.#form(place, 'a')}`)
    const nth = numbered ? ['b.nth = a.nth'] : []
    const condition = this.#key.length === 0 ? 'false' : [...on, ...nth].join(' AND ')
    return `(SELECT *, in_before AND in_after AS both_sides FROM ${this.#side('b', numbered)} AS b FULL JOIN ${this.#side('a', numbered)} AS a ON ${condition})`
  }

  #side(side: 'a' | 'b', numbered: boolean): string {
    const { path } = side === 'b' ? this.#given.before : this.#given.after
    const own = this.#columns.flatMap((column, place) => {
      const present = side === 'b' ? column.before : column.after
      return [`${present ? quoteIdentifier('postgresql', column.name) : 'NULL'} AS ${side}${place}`]
    })
    const rows = `SELECT ${own.join(', ')}, true AS ${side === 'b' ? 'in_before' : 'in_after'} FROM read_parquet(${literal(path)})`
    if (!numbered) return `(${rows})`
    const keys = this.#key.map((place) => this.#form(place, side)).join(', ')
    const order = this.#compared().map((place) => this.#form(place, side))
    const by = order.length > 0 ? ` ORDER BY ${order.join(', ')}` : ''
    return `(SELECT *, row_number() OVER (PARTITION BY ${keys === '' ? '1' : keys}${by}) AS nth FROM (${rows}) AS ${side})`
  }

  /** Places of the columns that both have and that are not of the key. */
  #compared(): readonly number[] {
    return this.#columns.flatMap(({ before, after }, place) =>
      before && after && !this.#key.includes(place) ? [place] : [],
    )
  }

  #anyDiffers(): string {
    const parts = this.#compared().map((place) => this.#differs(place))
    return parts.length === 0 ? 'false' : parts.join(' OR ')
  }

  #differs(place: number): string {
    return `${this.#form(place, 'b')} IS DISTINCT FROM ${this.#form(place, 'a')}`
  }

  /** The value of a column as it is compared: where the types differ, in a form that both have. */
  #form(place: number, side: 'a' | 'b'): string {
    const { before, after } = this.#columns[place]
    const value = `${side}${place}`
    if (!before || !after || sameType(before.type, after.type)) return value
    return commonForm(value, side === 'b' ? before.type : after.type, [before.type, after.type])
  }

  async #examples(kind: 'added' | 'removed' | 'changed', joined: string): Promise<TableDiff['examples']> {
    const where = {
      added: 'in_after AND in_before IS NULL',
      removed: 'in_before AND in_after IS NULL',
      changed: `both_sides AND (${this.#anyDiffers()})`,
    }[kind]
    const texts = (side: 'a' | 'b') =>
      this.#columns.map((column, place) => {
        const present = side === 'b' ? column.before : column.after
        return present ? toText(`${side}${place}`, present.type) : 'NULL'
      })
    const order = this.#key.map((place) => (kind === 'removed' ? `b${place}` : `a${place}`))
    const by = order.length > 0 ? `ORDER BY ${order.map((each) => `${each} NULLS LAST`).join(', ')}` : ''
    const rows = await this.#engine.rows(
      `SELECT ${[...texts('b'), ...texts('a')].map((each) => `CAST(${each} AS VARCHAR)`).join(', ')} FROM ${joined} WHERE ${where} ${by} LIMIT ${this.#given.examples}`,
      this.#given.signal,
    )
    return rows.map((row) => {
      const texts = row.map((value) => (typeof value === 'string' ? value : null))
      const width = this.#columns.length
      return {
        kind,
        before: kind === 'added' ? null : texts.slice(0, width),
        after: kind === 'removed' ? null : texts.slice(width),
      }
    })
  }
}

/** Numbers of two types as numbers, dates and moments as moments, all else as its text. */
function commonForm(value: string, type: LogicalType, types: readonly LogicalType[]): string {
  const all = (family: string) => types.every((each) => familyOf(each) === family)
  if (all('number')) {
    if (types.some(({ kind }) => kind === 'float64')) return `CAST(${value} AS DOUBLE)`
    const text = `CAST(${value} AS VARCHAR)`
    return `CASE WHEN contains(${text}, '.') THEN rtrim(rtrim(${text}, '0'), '.') ELSE ${text} END`
  }
  if (all('moment'))
    return types.some(({ kind }) => kind === 'timestamptz')
      ? `CAST(${value} AS TIMESTAMPTZ)`
      : `CAST(${value} AS TIMESTAMP)`
  return toText(value, type)
}
