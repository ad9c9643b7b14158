import type { Typed } from '../../expressions/typed.ts'
import type { PipelineColumn } from '../columns.ts'

/**
 * What steps lower to: a closed set of relational operations over named relations. Targets know these and nothing of
 * steps; a new one makes the compiler name every target that must learn it. Columns of expressions are indices into the
 * input's columns; in a join the right side's follow the left side's.
 */
export type Op =
  | ScanOp
  | ProjectOp
  | FilterOp
  | JoinOp
  | AggregateOp
  | WindowOp
  | SortOp
  | LimitOp
  | DistinctOp
  | UnionOp
  | UnnestOp
export type OpKind = Op['op']

/** Rows of a source of the pipeline. */
export interface ScanOp {
  readonly op: 'scan'
  readonly source: string
}

/** Exactly these columns, in this order. */
export interface ProjectOp {
  readonly op: 'project'
  readonly input: string
  readonly values: readonly NamedValue[]
}

export interface NamedValue {
  readonly name: string
  readonly expression: Typed
}

/** Rows for which the condition is true, not unknown. */
export interface FilterOp {
  readonly op: 'filter'
  readonly input: string
  readonly where: Typed
  /** The rows left out are faulty ones (a cast that may reject), not unwanted ones. */
  readonly rejects?: boolean
}

export const JOIN_KINDS = ['inner', 'left', 'right', 'full', 'cross', 'semi', 'anti'] as const
export type JoinKind = (typeof JOIN_KINDS)[number]

export interface JoinOp {
  readonly op: 'join'
  readonly kind: JoinKind
  readonly left: string
  readonly right: string
  /** Null for cross. */
  readonly on: Typed | null
  /** What is given, by index into left's columns followed by right's; semi and anti give left's only. */
  readonly output: readonly { readonly name: string; readonly index: number }[]
}

/** One row a group; one row in all where nothing is grouped by. */
export interface AggregateOp {
  readonly op: 'aggregate'
  readonly input: string
  readonly by: readonly NamedValue[]
  /** Each expression is an `aggregate` node; arithmetic over aggregates is a project behind. */
  readonly values: readonly NamedValue[]
}

/** The input's columns and further ones. */
export interface WindowOp {
  readonly op: 'window'
  readonly input: string
  readonly partition: readonly Typed[]
  readonly order: readonly Order[]
  /** Null: SQL's own (RANGE from the start to the current row with an order, else all rows). */
  readonly frame: Frame | null
  /** Each expression is a `windowed` node. */
  readonly values: readonly NamedValue[]
}

export interface Order {
  readonly expression: Typed
  readonly direction: 'asc' | 'desc'
  readonly nulls: 'first' | 'last'
}

export interface Frame {
  readonly unit: 'rows' | 'range' | 'groups'
  readonly from: FrameBound
  readonly to: FrameBound
}

export type FrameBound =
  | { readonly at: 'unbounded preceding' | 'current row' | 'unbounded following' }
  /** Rows, groups of peers, or, under range, a distance in the units of the one number that is ordered by. */
  | { readonly at: 'preceding' | 'following'; readonly count: number }

/** An order that a limit behind it, or the target, may rely on. */
export interface SortOp {
  readonly op: 'sort'
  readonly input: string
  readonly order: readonly Order[]
}

/** `order`: that of the input, so that the rows taken are the first of it; empty where the input has none. */
export interface LimitOp {
  readonly op: 'limit'
  readonly input: string
  readonly order: readonly Order[]
  readonly count: number
  readonly offset: number
}

/** Rows that differ in at least one column; NULL equals NULL. */
export interface DistinctOp {
  readonly op: 'distinct'
  readonly input: string
}

/** All rows of all inputs; their columns agree by place, name and type (projects in front see to it). */
export interface UnionOp {
  readonly op: 'union'
  readonly inputs: readonly string[]
}

/** A row for each element of a list; rows whose list is NULL or empty are left out. */
export interface UnnestOp {
  readonly op: 'unnest'
  readonly input: string
  /** Index of the list; the element takes its place. */
  readonly column: number
  readonly name: string
}

/** One named relation: what a CTE, a data frame or a model is in the targets. */
export interface PlanNode {
  /** Unique within the plan; the last node of a step, and the scan of a source, have its name. */
  readonly id: string
  /** Source or step of the document that it came from. */
  readonly step: string
  readonly op: Op
  readonly columns: readonly PipelineColumn[]
  /** True for the last node of a step: the one that readers mean by its name. */
  readonly last: boolean
}

export interface PlanTarget {
  readonly name: string
  readonly input: string
}

/** A whole pipeline, lowered. Nodes stand in an order in which each comes after what it reads. */
export interface Plan {
  readonly name: string
  /** IANA zone of the functions of moments. */
  readonly timezone: string
  readonly nodes: readonly PlanNode[]
  readonly targets: readonly PlanTarget[]
}

/** The nodes that an op reads. */
export function inputsOfOp(op: Op): readonly string[] {
  switch (op.op) {
    case 'scan':
      return []
    case 'join':
      return [op.left, op.right]
    case 'union':
      return op.inputs
    default:
      return [op.input]
  }
}

/** The same op over other nodes. */
export function withInputs(op: Op, of: (id: string) => string): Op {
  switch (op.op) {
    case 'scan':
      return op
    case 'join':
      return { ...op, left: of(op.left), right: of(op.right) }
    case 'union':
      return { ...op, inputs: op.inputs.map(of) }
    default:
      return { ...op, input: of(op.input) }
  }
}
