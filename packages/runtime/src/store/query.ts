import { PlatformError } from '@ai-etl/core/errors/error'
import type pg from 'pg'
import type { MetadataDatabase, Queryable } from './database.ts'
import { AS_TEXT, type TextRow } from './json-rows.ts'
import { namedParameters } from './parameters.ts'
import { type ColumnType, type TypeScriptOf, typeParsers } from './types.ts'

/** Names and types of parameters or columns. */
export type Columns = Readonly<Record<string, ColumnType<never>>>
export type ValuesOf<C extends Columns> = { readonly [K in keyof C]: TypeScriptOf<C[K]> }

/** A named query: what it takes, what it gives, and its SQL, held together by the test of all queries. */
export interface Query<P extends Columns = Columns, R extends Columns = Columns> {
  /** Name of the prepared statement; the file's subject and verb: `findUserByName`. */
  readonly name: string
  readonly params: P
  /** Columns of the answer; empty when it gives none. */
  readonly row: R
  /** SQL with `$n`. */
  readonly text: string
  /** Names of the parameters in the order of `$n`. */
  readonly order: readonly string[]
}

/** PostgreSQL tells names of prepared statements apart by so many characters (NAMEDATALEN). */
export const LONGEST_NAME = 63

/**
 * Defines a query. In its text a parameter is `:name` and reaches the server as `$n::type`, the type as declared, so
 * that nothing is guessed. @throws Error when text and declaration name different parameters,
 * or the name is too long
 */
export function query<P extends Columns, R extends Columns>(definition: {
  readonly name: string
  readonly params: P
  readonly row: R
  readonly text: string
}): Query<P, R> {
  const { name, params, row } = definition
  if (name.length > LONGEST_NAME) throw new Error(`${name} is longer than ${LONGEST_NAME} characters`)
  return { name, params, row, ...namedParameters(definition.text, params, name) }
}

/** All rows of a query. */
export async function rows<P extends Columns, R extends Columns>(
  database: Queryable,
  asked: Query<P, R>,
  values: ValuesOf<P>,
): Promise<readonly ValuesOf<R>[]> {
  // The test of all queries proves that the rows have the declared columns.
  return (await send(database, asked, values)).rows as readonly ValuesOf<R>[]
}

/** The row of a query that finds one or none; null: none. */
export async function maybe<P extends Columns, R extends Columns>(
  database: Queryable,
  asked: Query<P, R>,
  values: ValuesOf<P>,
): Promise<ValuesOf<R> | null> {
  return (await rows(database, asked, values))[0] ?? null
}

/** The row of a query that always finds one. @throws PlatformError `store.missing` */
export async function one<P extends Columns, R extends Columns>(
  database: Queryable,
  asked: Query<P, R>,
  values: ValuesOf<P>,
): Promise<ValuesOf<R>> {
  const row = await maybe(database, asked, values)
  if (row === null) throw new PlatformError('store.missing', { query: asked.name })
  return row
}

/** Runs a query for what it does; gives the number of rows that it touched. */
export async function none<P extends Columns, R extends Columns>(
  database: Queryable,
  asked: Query<P, R>,
  values: ValuesOf<P>,
): Promise<number> {
  return (await send(database, asked, values)).rowCount ?? 0
}

/** All rows of a query as the texts that PostgreSQL sends, in the order of its columns. */
export async function textRows(
  database: Queryable,
  asked: Query,
  values: Readonly<Record<string, unknown>>,
): Promise<readonly TextRow[]> {
  const { name, text } = asked
  const config = { name, text, values: encoded(asked, values), types: AS_TEXT, rowMode: 'array' as const }
  // Neither parsed nor named: arrays of texts.
  return (await database.query(config)).rows as readonly TextRow[]
}

function send<P extends Columns>(database: Queryable, asked: Query<P>, values: ValuesOf<P>) {
  const { name, text } = asked
  return database.query({ name, text, values: encoded(asked, values), types: typeParsers })
}

/** The values of the parameters in the order of `$n`, as the driver sends them. */
function encoded({ order, params }: Pick<Query, 'order' | 'params'>, values: Readonly<Record<string, unknown>>) {
  // Every parameter has its declared type: encode takes it.
  return order.map((parameter) => (params[parameter].encode as (value: unknown) => unknown)(values[parameter]))
}

/** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. */
export async function transaction<T>(database: MetadataDatabase, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const client = await database.connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    const result = await work({ query: (config: pg.QueryConfig) => client.query(config) })
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((cause: Error) => (broken = cause))
    throw error
  } finally {
    client.release(broken)
  }
}
