import type { Order } from '../pipeline/plan/ops.ts'
import type { LogicalType } from '../types/logical.ts'
import type { AggregateName, ScalarName, WindowName } from './functions/names.ts'
import type { Macros } from './macros.ts'
import type { Arithmetic } from './syntax.ts'
import type { Value } from './values.ts'

/**
 * An expression whose names and types are known. Operands already have the type that the operation works in: every
 * conversion stands in the tree as a `cast`.
 */
export type Typed =
  | { readonly kind: 'constant'; readonly type: LogicalType; readonly value: Value }
  /** A parameter of the pipeline with the value it has here; code that is generated takes it anew at each run. */
  | { readonly kind: 'parameter'; readonly type: LogicalType; readonly name: string; readonly value: Value }
  | { readonly kind: 'column'; readonly type: LogicalType; readonly index: number; readonly name: string }
  | { readonly kind: 'not'; readonly type: LogicalType; readonly operand: Typed }
  | { readonly kind: 'and' | 'or'; readonly type: LogicalType; readonly left: Typed; readonly right: Typed }
  | {
      readonly kind: 'compare'
      readonly type: LogicalType
      readonly operator: '=' | '<>' | '<' | '<=' | '>' | '>='
      readonly left: Typed
      readonly right: Typed
    }
  | {
      readonly kind: 'distinct'
      readonly type: LogicalType
      readonly negated: boolean
      readonly left: Typed
      readonly right: Typed
    }
  | {
      readonly kind: 'is'
      readonly type: LogicalType
      readonly test: 'null' | 'true' | 'false' | 'unknown'
      readonly negated: boolean
      readonly operand: Typed
    }
  | {
      readonly kind: 'in'
      readonly type: LogicalType
      readonly negated: boolean
      readonly operand: Typed
      readonly items: readonly Typed[]
    }
  | {
      readonly kind: 'like'
      readonly type: LogicalType
      readonly negated: boolean
      readonly ignoreCase: boolean
      readonly operand: Typed
      readonly pattern: Typed
    }
  | {
      readonly kind: 'arithmetic'
      readonly type: LogicalType
      readonly operator: Arithmetic
      readonly left: Typed
      readonly right: Typed
    }
  | { readonly kind: 'negate'; readonly type: LogicalType; readonly operand: Typed }
  | { readonly kind: 'concat'; readonly type: LogicalType; readonly left: Typed; readonly right: Typed }
  /** A lenient cast gives NULL for what is not of the type; else such a value is a fault of its row. */
  | { readonly kind: 'cast'; readonly type: LogicalType; readonly operand: Typed; readonly lenient?: boolean }
  | {
      readonly kind: 'case'
      readonly type: LogicalType
      readonly branches: readonly { readonly when: Typed; readonly result: Typed }[]
      readonly otherwise: Typed
    }
  | {
      readonly kind: 'call'
      readonly type: LogicalType
      readonly name: ScalarName
      readonly arguments: readonly Typed[]
    }
  | Aggregate
  | Windowed

/** A function over the rows of a group; stands only in the values of an aggregate op. */
export interface Aggregate {
  readonly kind: 'aggregate'
  readonly type: LogicalType
  readonly name: AggregateName
  /** None for `count(*)`. */
  readonly arguments: readonly Typed[]
  readonly distinct: boolean
  readonly order: readonly Order[]
  readonly filter: Typed | null
}

/** A function over the window of a row; stands only in the values of a window op, which has partition, order and frame. */
export interface Windowed {
  readonly kind: 'windowed'
  readonly type: LogicalType
  readonly name: WindowName | AggregateName
  readonly arguments: readonly Typed[]
  readonly filter: Typed | null
}

/** What names mean while an expression is bound. */
export interface Scope {
  readonly columns: readonly ScopeColumn[]
  /** The input's name, where a column may be written `input.column`. */
  readonly input?: string
  readonly parameters?: ReadonlyMap<string, { readonly type: LogicalType; readonly value: string | null }>
  readonly macros?: Macros
  /** Which functions may stand here besides those of one row; absent: none. */
  readonly functions?: 'aggregates' | 'windows'
}

export interface ScopeColumn {
  readonly name: string
  readonly type: LogicalType
  /** The input that it is of, where a scope has several; then it may be written `input.column`. */
  readonly input?: string
}
