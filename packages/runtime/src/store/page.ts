import { createHash } from 'node:crypto'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Queryable } from './database.ts'
import { type Columns, LONGEST_NAME, one, type Query, query, type ValuesOf } from './query.ts'
import { type ColumnType, integer, nullable, text } from './types.ts'

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
  variant(given: readonly string[]): Query<Columns, typeof PAGE_ROW>
  /** The items alone, as rows: what the test of all queries compares with `item`. */
  readonly rows: Query<P, I>
  readonly cursor: readonly [ColumnType<string>, ColumnType<string>]
}

const PAGE_ROW = { items: text, nextCursor: nullable(text) }

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
    /** The same expressions over the columns of `item`, where they are not the columns' own names in camelCase. */
    readonly byOfItem?: string
    readonly idOfItem?: string
  }
}

/** Defines a list. Items come as one JSON text that is passed on as it is: no object per row is made. */
export function list<P extends Columns, F extends Filters, I extends Columns>(
  definition: Definition<P, F, I>,
): List<P, F, I> {
  const { name, params, filters, item, order } = definition
  const variants = new Map<string, Query<Columns, typeof PAGE_ROW>>()
  return {
    name,
    params,
    filters,
    item,
    cursor: [order.byType, order.idType],
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

function variantOf(
  definition: Definition<Columns, Filters, Columns>,
  given: readonly string[],
  name: string,
): Query<Columns, typeof PAGE_ROW> {
  const { params, filters, order } = definition
  const { by, id, direction } = order
  const wanted = given.filter((filter) => filter !== 'after')
  const after = given.includes('after')
  const behind = `(${by}, ${id}) ${direction === 'ASC' ? '>' : '<'} (:afterBy, :afterId)`
  const found = itemsOf(
    {
      ...definition,
      where: after ? [...definition.where, behind] : definition.where,
    },
    wanted,
  )
  const last = [order.byOfItem ?? columnOfItem(by), order.idOfItem ?? columnOfItem(id)]
  return query({
    name,
    params: {
      ...params,
      ...Object.fromEntries(wanted.map((filter) => [filter, filters[filter].type])),
      ...(after ? { afterBy: order.byType, afterId: order.idType } : {}),
      limit: integer,
    },
    row: PAGE_ROW,
    // One row more than asked for tells whether there is a next page; it is cut off again.
    text: `SELECT coalesce(json_agg(item), '[]')::text AS "items",
        CASE WHEN count(*) > :limit THEN
          json_build_array(${last.map((of) => `(array_agg(${of}))[:limit]::text`).join(', ')})::text
        END AS "nextCursor"
      FROM (${found} ORDER BY ${by} ${direction}, ${id} ${direction} LIMIT :limit + 1) item`,
  })
}

/** The column of an item that shows a column of the table: `r.created_at` is `item."createdAt"`. */
function columnOfItem(column: string): string {
  const name = column.slice(column.indexOf('.') + 1).replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return `item."${name}"`
}

/** What json_agg writes between two rows. No row holds it: JSON escapes the end of a line. */
const BETWEEN_ITEMS = ', \n '

function withoutLast(items: string): string {
  const end = items.lastIndexOf(BETWEEN_ITEMS)
  return `${end === -1 ? '[' : items.slice(0, end)}]`
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
  const found = await one(database, of.variant(after ? [...names, 'after'] : names), {
    ...given,
    ...after,
    limit: asked.limit,
  } as never)
  const { nextCursor } = found
  const items = nextCursor === null ? found.items : withoutLast(found.items)
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
