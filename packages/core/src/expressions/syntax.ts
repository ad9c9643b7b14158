/**
 * The tree of an expression as it was written, before names and types are known. Every node knows its place in the
 * text: `at` is its first character, `end` the one behind its last (both from 0).
 */
export type Expression =
  | Literal
  | ColumnReference
  | ParameterReference
  | Unary
  | Binary
  | IsTest
  | InList
  | Between
  | Like
  | Cast
  | Case
  | Call

interface Place {
  readonly at: number
  readonly end: number
}

export interface Literal extends Place {
  readonly kind: 'literal'
  /** What it was written as; a text takes the type of what it is compared with, as in PostgreSQL. */
  readonly literal: 'text' | 'number' | 'boolean' | 'null'
  readonly text: string
}

export interface ColumnReference extends Place {
  readonly kind: 'column'
  readonly qualifier: string | null
  readonly name: string
  /** Written in double quotes: matched letter by letter. */
  readonly quoted: boolean
}

export interface ParameterReference extends Place {
  readonly kind: 'parameter'
  readonly name: string
}

export const COMPARISONS = ['=', '<>', '<', '<=', '>', '>=', 'is distinct from', 'is not distinct from'] as const
export type Comparison = (typeof COMPARISONS)[number]
export type Arithmetic = '+' | '-' | '*' | '/' | '%'
export type BinaryOperator = 'or' | 'and' | Comparison | '||' | Arithmetic

export interface Unary extends Place {
  readonly kind: 'unary'
  readonly operator: 'not' | '-' | '+'
  readonly operand: Expression
}

export interface Binary extends Place {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly left: Expression
  readonly right: Expression
}

export interface IsTest extends Place {
  readonly kind: 'is'
  readonly test: 'null' | 'true' | 'false' | 'unknown'
  readonly negated: boolean
  readonly operand: Expression
}

export interface InList extends Place {
  readonly kind: 'in'
  readonly negated: boolean
  readonly operand: Expression
  readonly items: readonly Expression[]
}

export interface Between extends Place {
  readonly kind: 'between'
  readonly negated: boolean
  readonly operand: Expression
  readonly low: Expression
  readonly high: Expression
}

export interface Like extends Place {
  readonly kind: 'like'
  readonly negated: boolean
  readonly ignoreCase: boolean
  readonly operand: Expression
  readonly pattern: Expression
}

export interface Cast extends Place {
  readonly kind: 'cast'
  readonly operand: Expression
  /** A logical type as documents write it. */
  readonly type: string
}

export interface Case extends Place {
  readonly kind: 'case'
  readonly branches: readonly { readonly when: Expression; readonly result: Expression }[]
  readonly otherwise: Expression | null
}

export interface Call extends Place {
  readonly kind: 'call'
  /** Lower case. */
  readonly name: string
  readonly arguments: readonly Expression[]
  /** `count(*)` */
  readonly star?: boolean
  /** `count(distinct x)` */
  readonly distinct?: boolean
  /** `string_agg(x, ',' order by y desc)` */
  readonly order?: readonly OrderTerm[]
  /** `sum(x) filter (where y)` */
  readonly filter?: Expression
}

export interface OrderTerm {
  readonly expression: Expression
  readonly direction: 'asc' | 'desc'
  readonly nulls: 'first' | 'last'
}
