import type { Phrase } from '../messages/phrase.ts'
import { phrase } from '../messages/phrase.ts'
import { familyOf } from '../types/family.ts'
import type { LogicalType } from '../types/logical.ts'
import { scalar } from '../types/logical.ts'
import type { Value } from './values.ts'
import { compareValues } from './values.ts'

/** A function of the expression language. */
export interface FunctionDefinition {
  readonly name: string
  /** For the documented list: `substring(text, from, count)`. */
  readonly signature: string
  /** Fewest and most arguments. */
  readonly arity: readonly [number, number]
  /** What the arguments are brought to: `text`, `int64` by place; `same`: all to one common type. */
  readonly takes: 'same' | readonly LogicalType[]
  /** Type of the result from the arguments' types (after `takes`). */
  readonly gives: (types: readonly LogicalType[]) => LogicalType
  /** True: is called with NULLs too; else a NULL argument gives NULL. */
  readonly nulls?: boolean
  readonly evaluate: (values: readonly Value[], types: readonly LogicalType[]) => Value
}

const TEXT = scalar('string')
const INT = scalar('int64')
const BOOL = scalar('bool')
const first = (types: readonly LogicalType[]) => types[0]

/** One whose arguments are texts (and, from `numbers` on, integers). */
function ofText(
  signature: string,
  arity: readonly [number, number],
  takes: readonly LogicalType[],
  gives: LogicalType,
  evaluate: (values: readonly Value[]) => Value,
): FunctionDefinition {
  return { name: signature.slice(0, signature.indexOf('(')), signature, arity, takes, gives: () => gives, evaluate }
}

/** Arguments that are not null have their declared type, so these readings are safe. */
const text = (value: Value) => value as string
const integer = (value: Value) => Number(value as bigint)

/** Every function, by name in the order that the documentation lists them. */
export const FUNCTIONS: readonly FunctionDefinition[] = [
  ofText('lower(text)', [1, 1], [TEXT], TEXT, ([a]) => text(a).toLowerCase()),
  ofText('upper(text)', [1, 1], [TEXT], TEXT, ([a]) => text(a).toUpperCase()),
  ofText('length(text)', [1, 1], [TEXT], INT, ([a]) => BigInt(Array.from(text(a)).length)),
  ofText('trim(text)', [1, 1], [TEXT], TEXT, ([a]) => text(a).replace(/^ +| +$/g, '')),
  ofText('ltrim(text)', [1, 1], [TEXT], TEXT, ([a]) => text(a).replace(/^ +/, '')),
  ofText('rtrim(text)', [1, 1], [TEXT], TEXT, ([a]) => text(a).replace(/ +$/, '')),
  ofText('replace(text, what, with)', [3, 3], [TEXT, TEXT, TEXT], TEXT, ([a, what, by]) =>
    text(what) === '' ? a : text(a).replaceAll(text(what), () => text(by)),
  ),
  ofText('substring(text, from, count)', [2, 3], [TEXT, INT, INT], TEXT, ([a, from, count]) =>
    substring(text(a), integer(from), count === undefined ? Number.POSITIVE_INFINITY : integer(count)),
  ),
  ofText('starts_with(text, prefix)', [2, 2], [TEXT, TEXT], BOOL, ([a, prefix]) => text(a).startsWith(text(prefix))),
  {
    name: 'abs',
    signature: 'abs(number)',
    arity: [1, 1],
    takes: 'same',
    gives: first,
    evaluate: ([a]) => (typeof a === 'bigint' ? (a < 0n ? -a : a) : Math.abs(a as number)),
  },
  {
    name: 'coalesce',
    signature: 'coalesce(a, b, …)',
    arity: [1, 100],
    takes: 'same',
    gives: first,
    nulls: true,
    evaluate: (values) => values.find((value) => value !== null) ?? null,
  },
  {
    name: 'nullif',
    signature: 'nullif(a, b)',
    arity: [2, 2],
    takes: 'same',
    gives: first,
    nulls: true,
    evaluate: ([a, b]) => (a !== null && b !== null && compareValues(a, b) === 0 ? null : a),
  },
  {
    name: 'concat',
    signature: 'concat(a, b, …)',
    arity: [1, 100],
    takes: [],
    gives: () => TEXT,
    nulls: true,
    evaluate: (values) => values.map((value) => value ?? '').join(''),
  },
  extremum('greatest', 1),
  extremum('least', -1),
]

const byName = new Map(FUNCTIONS.map((definition) => [definition.name, definition]))

export function findFunction(name: string): FunctionDefinition | undefined {
  return byName.get(name)
}

/** Why arguments of these types do not suit, where `takes` cannot say it; null when they do. */
export function unsuitable(definition: FunctionDefinition, types: readonly LogicalType[]): Phrase | null {
  if (definition.name === 'abs' && familyOf(types[0]) !== 'number')
    return phrase('expression.takes-number', { name: 'abs' })
  return null
}

function extremum(name: 'greatest' | 'least', sign: 1 | -1): FunctionDefinition {
  return {
    name,
    signature: `${name}(a, b, …)`,
    arity: [1, 100],
    takes: 'same',
    gives: first,
    nulls: true,
    evaluate: (values) =>
      values.reduce((best, value) => {
        if (value === null) return best
        return best === null || compareValues(value, best) * sign > 0 ? value : best
      }, null),
  }
}

/** As PostgreSQL: counted in characters from 1; a start before the text shortens the count. */
function substring(value: string, from: number, count: number): string {
  const characters = Array.from(value)
  const start = Math.max(from, 1)
  return characters.slice(start - 1, Math.max(from + count - 1, start - 1)).join('')
}
