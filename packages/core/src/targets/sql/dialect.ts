import type { NameRules } from '../../dialects/dialect.ts'
import type { Dialect } from '../../documents/ddl.ts'
import type { AggregateName, ScalarName, WindowName } from '../../expressions/functions/names.ts'
import type { Typed } from '../../expressions/typed.ts'
import type { Value } from '../../expressions/values.ts'
import type { Frame, JoinKind, JoinOp, Order } from '../../pipeline/plan/ops.ts'
import type { LogicalType } from '../../types/logical.ts'
import type { Refusal } from '../capability.ts'
import type { Fragment } from './fragment.ts'
import type { Call, GroupCall, Rule, Writer, Writing } from './rule.ts'

/** Dialects that a plan is written in: those of the DDL, and that of the engine. */
export type SqlDialectName = Dialect | 'duckdb'

/** Nodes of an expression that are syntax, not calls. */
export type OperatorKind =
  | 'not'
  | 'and'
  | 'or'
  | 'compare'
  | 'distinct'
  | 'is'
  | 'in'
  | 'like'
  | 'arithmetic'
  | 'negate'
  | 'concat'
  | 'case'
export type OperatorNode<K extends OperatorKind> = Extract<Typed, { kind: K }>
export type Operators = { readonly [K in OperatorKind]: Writer<OperatorNode<K>> }
export type Cast = Extract<Typed, { kind: 'cast' }>

/**
 * How a join is written: by its words (`LEFT JOIN`), as EXISTS or NOT EXISTS, as the two halves that a FULL JOIN is made
 * of where there is none, as the pairs and the rows that have no partner, or by a rule that looks at the condition first.
 */
export type JoinRule = string | { readonly emulated: 'exists' | 'not exists' | 'halves' | 'parts' } | Refusal
export type JoinRules = Readonly<Record<JoinKind, JoinRule | ((join: JoinOp) => JoinRule)>>

/**
 * `apart`: rows whose key is NULL are a partition of their own, since the dialect counts distances from NULL. `bare`: the
 * order has its key alone, without where its NULLs stand.
 */
export type FrameRule = 'native' | 'apart' | 'bare' | Refusal

/** What one dialect does in its own way. Everything that dialects share lies beside this file. */
export interface SqlDialect {
  readonly name: SqlDialectName
  readonly names: NameRules
  /** The name of a type in CAST. */
  readonly typeName: (type: LogicalType) => string
  /** A constant of its type; the SQL may have a narrower type of the same family where `exact` is not asked for. */
  readonly literal: (value: Exclude<Value, null>, type: LogicalType) => Fragment
  /** What stands for NULL of a type that takes none; undefined for all others. */
  readonly absent?: (type: LogicalType) => Fragment | undefined
  /** True for constants whose SQL may have a narrower type than the tree's. */
  readonly isWeak: (type: LogicalType) => boolean
  /** True where conditions give numbers, not truth values: they say their type where they are results. */
  readonly weakTruth?: boolean
  readonly scalar: Readonly<Record<ScalarName, Rule<Call>>>
  readonly aggregate: Readonly<Record<AggregateName, Rule<GroupCall>>>
  readonly window: Readonly<Record<WindowName, Rule<GroupCall>>>
  readonly operators: Operators
  readonly cast: (operand: Fragment, cast: Cast, writing: Writing) => Fragment | string | Refusal
  /** FILTER (WHERE …), or CASE inside the arguments. */
  readonly filter: 'clause' | 'case'
  /** A key of GROUP BY, of a partition or of DISTINCT whose equality is SQL's. */
  readonly groupKey: (key: Fragment, type: LogicalType) => Fragment
  /** What rows are grouped by, where that is not the key that is shown; then its least value is shown. */
  readonly groupBy?: (key: Fragment, type: LogicalType) => Fragment
  /** Keys of an order: `x DESC NULLS LAST`. */
  readonly order: (key: Fragment, order: Order) => readonly string[]
  readonly joins: JoinRules
  /**
   * Behind the condition of an EXISTS that names texts: keeps a server from giving a row the answer that it remembers of
   * another one, whose texts its collation takes for equal.
   */
  readonly askedForEachRow?: string
  readonly frames: Readonly<Record<Frame['unit'], FrameRule | ((frame: Frame) => FrameRule)>>
  /** Why an aggregate with an order and no frame, which takes in the peers of a row, cannot be had; absent: it can. */
  readonly framelessAggregates?: Refusal
  /** One element a row of a list. */
  readonly unnest: UnnestRule
  /** Behind the whole statement: settings that the semantics needs. */
  readonly settings: readonly string[]
  /** Behind the first word of the last SELECT. */
  readonly hint?: string
}

/** `column`: the call in the select list; `from`: what stands behind the table, given the list and the element's name. */
export type UnnestRule =
  | { readonly column: string }
  | {
      readonly from: (
        list: Fragment,
        name: string,
        element: LogicalType,
      ) => { readonly join: string; readonly element: string }
    }
  | Refusal
