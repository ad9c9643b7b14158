import type { LogicalType } from '../types/logical.ts'
import type { FunctionDefinition } from './functions.ts'
import type { Arithmetic } from './syntax.ts'
import type { Value } from './values.ts'

/**
 * An expression whose names and types are known. Operands already have the type that the operation works in: every
 * conversion stands in the tree as a `cast`.
 */
export type Typed =
  | { readonly kind: 'constant'; readonly type: LogicalType; readonly value: Value }
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
  | { readonly kind: 'cast'; readonly type: LogicalType; readonly operand: Typed }
  | {
      readonly kind: 'case'
      readonly type: LogicalType
      readonly branches: readonly { readonly when: Typed; readonly result: Typed }[]
      readonly otherwise: Typed
    }
  | {
      readonly kind: 'call'
      readonly type: LogicalType
      readonly definition: FunctionDefinition
      readonly arguments: readonly Typed[]
    }

/** What names mean while an expression is bound. */
export interface Scope {
  readonly columns: readonly { readonly name: string; readonly type: LogicalType }[]
  /** The input's name, where a column may be written `input.column`. */
  readonly input?: string
  readonly parameters?: ReadonlyMap<string, { readonly type: LogicalType; readonly value: string | null }>
}
