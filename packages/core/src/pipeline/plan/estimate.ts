import type { Typed } from '../../expressions/typed.ts'
import type { SourceFacts } from '../warning.ts'
import { equalities } from './join-keys.ts'
import type { JoinOp, Plan, PlanNode } from './ops.ts'
import { inputsOfOp } from './ops.ts'

/** What is known of a source before it is read. */
export interface SourceSize {
  /** As its system counts or estimates them; null when unknown. */
  readonly rows: number | null
  /** What was measured of it. */
  readonly facts?: SourceFacts
}

/** Rows where nothing is known: what counts is how they become more and fewer. */
export const UNKNOWN_ROWS = 100_000
/** Distinct values of a column of which nothing is known; PostgreSQL assumes as many (DEFAULT_NUM_DISTINCT). */
const UNKNOWN_DISTINCT = 200
/** Elements of a list of which nothing is known. */
const ELEMENTS = 3
/** Shares of rows that conditions keep where nothing is known, as planners of databases assume them. */
const SHARE = { equal: 0.005, range: 1 / 3, like: 0.05, isNull: 0.05, other: 0.5 } as const

/** A node's rows, and of each column the distinct values; null where nothing tells. */
export interface Size {
  readonly rows: number
  readonly distinct: readonly (number | null)[]
}

/**
 * How many rows each node of a plan is expected to give, from what is known of the sources: for choices, never for results.
 * @param sources by name; of one that is missing nothing is known
 */
export function estimateRows(plan: Plan, sources: ReadonlyMap<string, SourceSize>): ReadonlyMap<string, number> {
  return new Map([...estimateSizes(plan, sources)].map(([id, { rows }]) => [id, Math.round(rows)]))
}

/** The same with the distinct values of columns, as far as something tells. */
export function estimateSizes(plan: Plan, sources: ReadonlyMap<string, SourceSize>): ReadonlyMap<string, Size> {
  const sizes = new Map<string, Size>()
  const of = (id: string): Size => sizes.get(id) ?? { rows: UNKNOWN_ROWS, distinct: [] }
  for (const node of plan.nodes) sizes.set(node.id, sizeOf(node, of, sources))
  return sizes
}

/** The nodes whose sources all have a known number of rows. */
export function sizedNodes(plan: Plan, sources: ReadonlyMap<string, SourceSize>): ReadonlySet<string> {
  const sized = new Set<string>()
  for (const { id, op } of plan.nodes) {
    const known =
      op.op === 'scan' ? !isUnknown(sources.get(op.source)) : inputsOfOp(op).every((each) => sized.has(each))
    if (known) sized.add(id)
  }
  return sized
}

/** Whether nothing tells how many rows a source has. */
export function isUnknown(source: SourceSize | undefined): boolean {
  return (source?.rows ?? source?.facts?.rows ?? null) === null
}

function sizeOf(node: PlanNode, of: (id: string) => Size, sources: ReadonlyMap<string, SourceSize>): Size {
  const { op } = node
  switch (op.op) {
    case 'scan': {
      const known = sources.get(op.source)
      const rows = known?.rows ?? known?.facts?.rows ?? UNKNOWN_ROWS
      return { rows, distinct: node.columns.map(({ name }) => known?.facts?.columns.get(name)?.distinct ?? null) }
    }
    case 'project': {
      const input = of(op.input)
      return { rows: input.rows, distinct: op.values.map(({ expression }) => distinctOf(expression, input)) }
    }
    case 'filter': {
      const input = of(op.input)
      return fewer(input, input.rows * shareOf(op.where, input))
    }
    case 'join':
      return joined(op, of(op.left), of(op.right))
    case 'aggregate': {
      const input = of(op.input)
      const keys = op.by.map(({ expression }) => distinctOf(expression, input))
      const rows = groupsOf(keys, input.rows)
      return fewer({ rows, distinct: [...keys, ...op.values.map(() => null)] }, rows)
    }
    case 'window': {
      const input = of(op.input)
      return { rows: input.rows, distinct: [...input.distinct, ...op.values.map(() => null)] }
    }
    case 'sort':
      return of(op.input)
    case 'limit': {
      const input = of(op.input)
      return fewer(input, Math.min(op.count, Math.max(0, input.rows - op.offset)))
    }
    case 'distinct': {
      const input = of(op.input)
      return fewer(input, groupsOf(input.distinct, input.rows))
    }
    case 'union':
      return { rows: op.inputs.reduce((sum, input) => sum + of(input).rows, 0), distinct: node.columns.map(() => null) }
    case 'unnest': {
      const input = of(op.input)
      return { rows: input.rows * ELEMENTS, distinct: input.distinct.with(op.column, null) }
    }
  }
}

/** The same columns over fewer rows: no column has more values than there are rows. */
function fewer({ distinct }: Size, rows: number): Size {
  return { rows, distinct: distinct.map((values) => values && Math.min(values, Math.max(1, rows))) }
}

function distinctOf(tree: Typed, { distinct }: Size): number | null {
  if (tree.kind === 'column') return distinct[tree.index] ?? null
  return tree.kind === 'constant' || tree.kind === 'parameter' ? 1 : null
}

/** Groups of some keys: as many as there are combinations of their values, and at most a row each. */
function groupsOf(keys: readonly (number | null)[], rows: number): number {
  return Math.min(
    rows,
    keys.reduce<number>((groups, values) => groups * (values ?? UNKNOWN_DISTINCT), 1),
  )
}

function joined({ kind, on, output }: JoinOp, left: Size, right: Size): Size {
  const distinct = [...left.distinct, ...right.distinct]
  const size = (rows: number) =>
    fewer({ rows, distinct: output.map(({ index }) => distinct[index] ?? null) }, Math.max(0, rows))
  const pairs = on === null ? left.rows * right.rows : matches(on, left, right)
  switch (kind) {
    case 'semi':
      return size(Math.min(left.rows, pairs))
    case 'anti':
      return size(left.rows * SHARE.other)
    case 'left':
      return size(Math.max(left.rows, pairs))
    case 'right':
      return size(Math.max(right.rows, pairs))
    case 'full':
      return size(Math.max(left.rows, right.rows, pairs))
    default:
      return size(pairs)
  }
}

/** Rows × rows ÷ the greater number of distinct keys; of keys of which nothing is known, the smaller side's are distinct. */
function matches(on: Typed, left: Size, right: Size): number {
  const keys = equalities(on, left.distinct.length)
  if (keys.length === 0) return left.rows * right.rows * SHARE.range
  const greatest = keys.map(({ left: l, right: r }) => {
    const known = [l === null ? null : left.distinct[l], r === null ? null : right.distinct[r]]
    return Math.max(...known.map((values) => values ?? 0)) || Math.min(left.rows, right.rows)
  })
  return (left.rows * right.rows) / Math.max(1, Math.max(...greatest))
}

/** The share of rows for which a condition is true. */
function shareOf(tree: Typed, input: Size): number {
  switch (tree.kind) {
    case 'constant':
      return tree.value === true ? 1 : 0
    case 'and':
      return shareOf(tree.left, input) * shareOf(tree.right, input)
    case 'or': {
      const [left, right] = [shareOf(tree.left, input), shareOf(tree.right, input)]
      return left + right - left * right
    }
    case 'not':
      return 1 - shareOf(tree.operand, input)
    case 'compare':
      if (tree.operator === '=') return equalShare(tree.left, tree.right, input)
      return tree.operator === '<>' ? 1 - equalShare(tree.left, tree.right, input) : SHARE.range
    case 'distinct': {
      const equal = equalShare(tree.left, tree.right, input)
      return tree.negated ? equal : 1 - equal
    }
    case 'in': {
      const one = equalShare(tree.operand, tree.items[0] ?? tree.operand, input)
      const share = Math.min(1, tree.items.length * one)
      return tree.negated ? 1 - share : share
    }
    case 'like':
      return tree.negated ? 1 - SHARE.like : SHARE.like
    case 'is':
      if (tree.test !== 'null') return SHARE.other
      return tree.negated ? 1 - SHARE.isNull : SHARE.isNull
    default:
      return SHARE.other
  }
}

function equalShare(left: Typed, right: Typed, input: Size): number {
  const known = Math.max(distinctOf(left, input) ?? 0, distinctOf(right, input) ?? 0)
  return known > 1 ? 1 / known : SHARE.equal
}
