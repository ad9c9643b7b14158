import type { LogicalType } from '../../types/logical.ts'
import { decimal, scalar } from '../../types/logical.ts'
import type { Value } from '../values.ts'
import { scaleOf } from '../values.ts'

/** What a place among the arguments takes: a type, to which the argument is brought, or a class of types, kept as it is. */
export type Parameter = LogicalType | 'number' | 'moment' | 'comparable' | 'any' | 'list' | 'json'

/** What of a function its users and its targets must know; the meaning of NULL and the limits stand in `about`. */
export interface FunctionDefinition {
  /** For the documented list: `substring(text, from, count)`. */
  readonly signature: string
  /** Fewest and most arguments. */
  readonly arity: readonly [number, number]
  /** By place, the last one for all that follow; `same`: all are brought to one common type. */
  readonly takes: 'same' | readonly Parameter[]
  /** Places whose argument must be a constant; with the values that it may have, where they are few. */
  readonly constants?: Readonly<Record<number, readonly string[] | 'any'>>
  /** Type of the result from the arguments' types (after `takes`) and values (null where they are not constant). */
  readonly gives: (types: readonly LogicalType[], values: readonly Value[]) => LogicalType
  /** True: gives something for NULLs too; else a NULL argument gives NULL. */
  readonly nulls?: boolean
  /** False for functions that give another value at each run. */
  readonly deterministic?: false
  /** One line for each language; says what a reader of SQL may not expect. */
  readonly about: Readonly<Record<'ru' | 'en', string>>
  /** Computes it for one row in a load without the engine; absent: the pipeline runs in the engine. */
  readonly evaluate?: (values: readonly Value[], types: readonly LogicalType[]) => Value
}

export const TEXT = scalar('string')
export const INT = scalar('int64')
export const INT32 = scalar('int32')
export const FLOAT = scalar('float64')
export const BOOL = scalar('bool')
export const DATE = scalar('date')
export const TIMESTAMP = scalar('timestamp')
export const TIMESTAMPTZ = scalar('timestamptz')
export const JSON_TYPE = scalar('json')

export const first = (types: readonly LogicalType[]) => types[0]

/** A definition of a function of fixed types, in one line. */
export function fixed(
  signature: string,
  takes: readonly Parameter[],
  gives: LogicalType,
  en: string,
  ru: string,
  more: Partial<FunctionDefinition> = {},
): FunctionDefinition {
  return { signature, arity: [takes.length, takes.length], takes, gives: () => gives, about: { ru, en }, ...more }
}

/** Most digits of a decimal that an expression gives: what every engine can hold. */
export const MOST_DIGITS = 38
/** Most digits behind the point that products and quotients get. */
export const MOST_PLACES = 18

/** The decimal of a quotient or an average: six places more than its operands have. */
export function quotientType(...types: readonly LogicalType[]): LogicalType {
  return decimal(MOST_DIGITS, Math.min(MOST_PLACES, Math.max(...types.map(scaleOf)) + 6))
}

/** Arguments that are not null have their declared type, so these readings are safe. */
export const textOf = (value: Value) => value as string
export const integerOf = (value: Value) => Number(value as bigint)
