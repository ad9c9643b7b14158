import { createHash } from 'node:crypto'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Queryable } from './database.ts'
import { jsonWriter, type TextRow } from './json-rows.ts'
import { type Columns, LONGEST_NAME, type Query, query, textRows, type ValuesOf } from './query.ts'
import { type ColumnType, integer } from './types.ts'

/** A condition that a request may leave out: then it is no part of the SQL, so that the plan is that of the rest. */
export interface Filter<T> {
  readonly type: ColumnType<T>
  readonly where: string
}
export type Filters = Readonly<Record<string, Filter<never>>>
type ValuesOfFilters<F extends Filters> = {
  readonly [K in keyof F]?: (F[K] extends Filter<infer T> ? T : never) | null
}

/** A list that is read page by page, by keyset: a deep page costs what the first one does. */
export interface List<P extends Columns, F extends Filters, I extends Columns> {
  readonly name: string
  readonly params: P
  readonly filters: F
  readonly item: I
  /** The query for those filters that are given. @param given names of filters, and `after` behind a first page */
  variant(given: readonly string[]): Query
  /** The items alone, as rows: what the test of all queries compares with `item`. */
  readonly rows: Query<P, I>
  readonly cursor: readonly [ColumnType<string>, ColumnType<string>]
  /** An item as JSON. */
  readonly json: (row: TextRow) => string
}

interface Definition<P extends Columns, F extends Filters, I extends Columns> {
  readonly name: string
  readonly params: P
  readonly filters: F
  /** Names and types of an item; `select` gives the same names, quoted. */
  readonly item: I
  readonly select: string
  readonly from: string
  /** Conditions that always hold. */
  readonly where: readonly string[]
  /** An expression and, to tell equals apart, a unique one; an index has both in this direction. */
  readonly order: {
    readonly by: string
    readonly byType: ColumnType<string>
    readonly id: string
    readonly idType: ColumnType<string>
    readonly direction: 'ASC' | 'DESC'
  }
}

/** Defines a list. */
export function list<P extends Columns, F extends Filters, I extends Columns>(
  definition: Definition<P, F, I>,
): List<P, F, I> {
  const { name, params, filters, item, order } = definition
  const variants = new Map<string, Query>()
  return {
    name,
    params,
    filters,
    item,
    cursor: [order.byType, order.idType],
    json: jsonWriter(Object.entries(item)),
    rows: query({ name: `${name}+rows`, params, row: item, text: itemsOf(definition, []) }),
    variant(given) {
      const key = [name, ...given].join('+')
      const known = variants.get(key) ?? variantOf(definition, given, statementName(name, key))
      variants.set(key, known)
      return known
    },
  }
}

/** `listRuns+state+after`, or where that is too long `listRuns+1f0c2a9b`. */
function statementName(list: string, key: string): string {
  return key.length <= LONGEST_NAME ? key : `${list}+${createHash('sha256').update(key).digest('hex').slice(0, 8)}`
}

function itemsOf({ select, from, where, filters }: Definition<Columns, Filters, Columns>, given: readonly string[]) {
  const conditions = [...where, ...given.map((filter) => filters[filter].where)]
  return `SELECT ${select} FROM ${from}${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`}`
}

function variantOf(definition: Definition<Columns, Filters, Columns>, given: readonly string[], name: string): Query {
  const { params, filters, order, item } = definition
  const { by, byType, id, idType, direction } = order
  const wanted = given.filter((filter) => filter !== 'after')
  const after = given.includes('after')
  const behind = `(${by}, ${id}) ${direction === 'ASC' ? '>' : '<'} (:afterBy, :afterId)`
  const where = after ? [...definition.where, behind] : definition.where
  const cursor = `(${by})::${byType.sql} AS "cursorBy", (${id})::${idType.sql} AS "cursorId"`
  const select = `${definition.select}, ${cursor}`
  const columns = [...Object.keys(item), 'cursorBy', 'cursorId'].map((column) => `item."${column}"`)
  return query({
    name,
    params: {
      ...params,
      ...Object.fromEntries(wanted.map((filter) => [filter, filters[filter].type])),
      ...(after ? { afterBy: byType, afterId: idType } : {}),
      limit: integer,
    },
    row: { ...item, cursorBy: byType, cursorId: idType },
    // In the declared order, whatever `select` has. One row more than asked for tells whether there is a next page.
    text: `SELECT ${columns.join(', ')}
      FROM (${itemsOf({ ...definition, select, where }, wanted)}
        ORDER BY ${by} ${direction}, ${id} ${direction} LIMIT :limit + 1) item`,
  })
}

/** A page of a list. */
export interface Page<Item> {
  /** JSON array of the items. */
  readonly items: string
  /** Text that the next page begins behind; null: this is the last one. */
  readonly nextCursor: string | null
  /** The items as objects, for those who need them. */
  parsed(): readonly Item[]
}

/**
 * Reads a page.
 * @param asked.limit items a page at most
 * @param asked.cursor `nextCursor` of the page before; null: the first page
 * @throws PlatformError `store.cursor-invalid`
 */
export async function page<P extends Columns, F extends Filters, I extends Columns>(
  database: Queryable,
  of: List<P, F, I>,
  values: ValuesOf<P> & ValuesOfFilters<F>,
  asked: { readonly limit: number; readonly cursor?: string | null },
): Promise<Page<ValuesOf<I>>> {
  // Seen as a plain record: which filters are given is known at run time only.
  const given = values as Readonly<Record<string, unknown>>
  const names = Object.keys(of.filters).filter((name) => given[name] !== undefined && given[name] !== null)
  const after = asked.cursor ? cursorOf(asked.cursor, of.cursor) : null
  const { limit } = asked
  const found = await textRows(database, of.variant(after ? [...names, 'after'] : names), { ...given, ...after, limit })
  const last = found.length > limit ? found[limit - 1] : null
  const nextCursor = last === null ? null : JSON.stringify(last.slice(-2))
  const items = `[${found.slice(0, limit).map(of.json).join()}]`
  return { items, nextCursor, parsed: () => JSON.parse(items) as readonly ValuesOf<I>[] }
}

const FORMS: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  bigint: /^\d{1,18}$/,
  'timestamp with time zone': /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/,
  // PostgreSQL's text has no character 0.
  text: /^[^\0]*$/,
}

function cursorOf(cursor: string, types: readonly [ColumnType<string>, ColumnType<string>]) {
  const parts = partsOf(cursor)
  if (parts.length !== 2 || !types.every(({ sql }, i) => FORMS[sql].test(parts[i]))) {
    throw new PlatformError('store.cursor-invalid', {})
  }
  return { afterBy: parts[0], afterId: parts[1] }
}

function partsOf(cursor: string): readonly string[] {
  try {
    const parts: unknown = JSON.parse(cursor)
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : []
  } catch {
    return []
  }
}
