import pg from 'pg'
import { rfc3339 } from './json-rows.ts'

/**
 * A column or parameter of a query: its PostgreSQL type, and by `T` what TypeScript sees. The test of all queries holds
 * both against what the server says.
 */
export interface ColumnType<T> {
  /** As format_type writes it: `timestamp with time zone`. */
  readonly sql: string
  readonly nullable: boolean
  /** True when the column may be null in its table but never is in these rows. */
  readonly present?: boolean
  /** From the value to what the driver sends. */
  readonly encode: (value: T) => unknown
}

export type TypeScriptOf<C> = C extends ColumnType<infer T> ? T : never

const same = (value: unknown): unknown => value
const plain = <T>(sql: string): ColumnType<T> => ({ sql, nullable: false, encode: same })

export const uuid = plain<string>('uuid')
export const text = plain<string>('text')
export const boolean = plain<boolean>('boolean')
export const integer = plain<number>('integer')
/** Counts; exact up to 2^53. */
export const bigint = plain<number>('bigint')
/** Numbers of rows as a cursor carries them. */
export const rowId = plain<string>('bigint')
export const double = plain<number>('double precision')
/** A time as RFC 3339 text, to the millisecond, in UTC. */
export const instant = plain<string>('timestamp with time zone')
export const texts = plain<readonly string[]>('text[]')

/** A document of a form that the caller knows; the database only knows that it is JSON. */
// The first form keeps the compiler from inferring a narrower type out of the place where it stands.
export function json(): ColumnType<unknown>
export function json<T>(): ColumnType<T>
export function json(): ColumnType<unknown> {
  // The driver would write an array as PostgreSQL's own array: JSON is sent as text.
  return { sql: 'jsonb', nullable: false, encode: (value) => jsonText(value) }
}

/** One of a closed set of texts; a check constraint of the table holds the same. */
export const oneOf = <const V extends string>(..._values: readonly V[]): ColumnType<V> => plain<V>('text')

export function nullable<T>(type: ColumnType<T>): ColumnType<T | null> {
  return { sql: type.sql, nullable: true, encode: (value) => (value === null ? null : type.encode(value)) }
}

/** A column that may be null in its table; the query's conditions let only rows with a value through. */
export const present = <T>(type: ColumnType<T>): ColumnType<T> => ({ ...type, present: true })

const { builtins } = pg.types
/**
 * JSON that PostgreSQL takes: jsonb has no place for NUL, which values of a file that is no text are full of; the
 * replacement character stands for it.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replaceAll(/(?<!\\)((?:\\\\)*)\\u0000/g, '$1\\ufffd')
}

/** Times stay text (a Date has no microseconds and no zone of its own), bigint is a number. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === builtins.TIMESTAMPTZ) return rfc3339
    if (oid === builtins.INT8) return Number
    // The driver's own signature is overloaded by format; the value passed is one of the two it takes.
    return pg.types.getTypeParser(oid, format as 'text')
  },
}
