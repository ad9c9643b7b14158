import type { Aggregate, Typed, Windowed } from '../../expressions/typed.ts'
import type { Value } from '../../expressions/values.ts'
import type { Range } from '../../pipeline/plan/ranges.ts'
import type { LogicalType } from '../../types/logical.ts'
import type { Refusal, Support } from '../capability.ts'
import type { Fragment } from './fragment.ts'

/*
 * Words of this folder. fragment: a piece of SQL with its binding. rule: how a dialect writes one construct. writing: what
 * a rule may ask for while it writes. piece: a fragment that goes into a template.
 */

export type Call = Extract<Typed, { kind: 'call' }>
export type GroupCall = Aggregate | Windowed

/** What a rule gives: a template over the arguments, finished SQL, or a refusal with its reason. */
export type Written = string | Fragment | Refusal

/** Writes one construct. */
export type Writer<C> = (construct: C, writing: Writing) => Written

/** How a dialect does one construct. A bare template or function is native. */
export type Rule<C> = string | Writer<C> | { readonly emulated: string | Writer<C> } | Refusal

/** What a rule may ask for while it writes. */
export interface Writing {
  /** IANA zone of the pipeline. */
  readonly timezone: string
  /** An expression as SQL. */
  readonly expression: (typed: Typed) => Fragment
  /** The same, with the type that it has in the tree even where the SQL by itself would have a narrower one. */
  readonly exactly: (typed: Typed) => Fragment
  /** Whether the SQL by itself may have a narrower type than the tree says: it is made of constants alone. */
  readonly isWeak: (typed: Typed) => boolean
  /** What an exact number can come to; null for what is none. */
  readonly range: (typed: Typed) => Range | null
  readonly text: (text: string) => Fragment
  readonly constant: (value: Value, type: LogicalType) => Fragment
  readonly convert: (operand: Fragment, from: LogicalType, to: LogicalType) => Fragment
  /** A function over a group or a window, with DISTINCT, ORDER BY and FILTER of the call, and its OVER. */
  readonly group: (name: string, call: GroupCall, parts?: Partial<GroupParts>) => Fragment
  /** OVER (…) of the window that the call stands in, with another frame or none (null) where asked for; null in an aggregation. */
  readonly over: Over | null
  /** Order of the call's rows as SQL: `x DESC NULLS LAST, y`; empty where it has none. */
  readonly ordering: (call: GroupCall) => string
}

export type Over = (frame?: string | null) => string

/** Parts of a call over a group where they are not the call's own. */
export interface GroupParts {
  readonly pieces: readonly Fragment[]
  /** Behind the arguments: `ORDER BY x`, `SEPARATOR ','`. */
  readonly tail: string
  /** Behind the call, before its FILTER: `WITHIN GROUP (…)`. */
  readonly behind: string
  readonly distinct: boolean
  /** Rows that count, beside those that the call filters. */
  readonly where: Fragment | null
  /** How rows that do not count are left out, where it is not the dialect's way. */
  readonly filter: 'clause' | 'case'
  /** In a window: another frame than the op's; null for none. */
  readonly frame: string | null
}

export function isRefusal(rule: unknown): rule is Refusal {
  return typeof rule === 'object' && rule !== null && 'refused' in rule
}

/** What a rule says of itself. */
export function supportOf<C>(rule: Rule<C>): Support {
  if (isRefusal(rule)) return 'refused'
  return typeof rule === 'object' ? 'emulated' : 'native'
}

/** Applies a rule: the SQL as a template or fragment, or the refusal. */
export function applyRule<C>(rule: Rule<C>, construct: C, writing: Writing): Written {
  if (isRefusal(rule)) return rule
  const how = typeof rule === 'object' ? rule.emulated : rule
  return typeof how === 'function' ? how(construct, writing) : how
}
