import type { Typed } from '../../expressions/typed.ts'
import type { ColumnSize, SourceSize } from './column-size.ts'
import { columnOfSource, UNKNOWN_COLUMN } from './column-size.ts'
import { equalities } from './join-keys.ts'
import type { JoinOp, Plan, PlanNode } from './ops.ts'
import { inputsOfOp } from './ops.ts'
import { columnOf, distinctOf, SHARE_OF_OTHER, SHARE_OF_RANGE, shareOf } from './selectivity.ts'

/** Rows where nothing is known: what counts is how they become more and fewer. */
export const UNKNOWN_ROWS = 100_000
/** Distinct values of a column of which nothing is known; PostgreSQL assumes as many (DEFAULT_NUM_DISTINCT). */
const UNKNOWN_DISTINCT = 200
/** Elements of a list of which nothing is known. */
const ELEMENTS = 3
/** What a node is expected to give. */
export interface Size {
  readonly rows: number
  readonly columns: readonly ColumnSize[]
}

/**
 * How many rows each node of a plan is expected to give, from what is known of the sources: for choices, never for results.
 * @param sources by name; of one that is missing nothing is known
 */
export function estimateRows(plan: Plan, sources: ReadonlyMap<string, SourceSize>): ReadonlyMap<string, number> {
  return new Map([...estimateSizes(plan, sources)].map(([id, { rows }]) => [id, Math.round(rows)]))
}

/** The same with what is known of the columns. */
export function estimateSizes(plan: Plan, sources: ReadonlyMap<string, SourceSize>): ReadonlyMap<string, Size> {
  const sizes = new Map<string, Size>()
  const of = (id: string): Size => sizes.get(id) ?? { rows: UNKNOWN_ROWS, columns: [] }
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
      return { rows, columns: node.columns.map((column) => columnOfSource(column, rows, known)) }
    }
    case 'project': {
      const input = of(op.input)
      return { rows: input.rows, columns: op.values.map(({ expression }) => valueOf(expression, input)) }
    }
    case 'filter': {
      const input = of(op.input)
      return fewer(input, input.rows * shareOf(op.where, input.columns))
    }
    case 'join':
      return joined(op, of(op.left), of(op.right))
    case 'aggregate': {
      const input = of(op.input)
      const keys = op.by.map(({ expression }) => valueOf(expression, input))
      const rows = groupsOf(keys, input.rows)
      return fewer({ rows, columns: [...keys, ...op.values.map(() => UNKNOWN_COLUMN)] }, rows)
    }
    case 'window': {
      const input = of(op.input)
      return { rows: input.rows, columns: [...input.columns, ...op.values.map(() => UNKNOWN_COLUMN)] }
    }
    case 'sort':
      return of(op.input)
    case 'limit': {
      const input = of(op.input)
      return fewer(input, Math.min(op.count, Math.max(0, input.rows - op.offset)))
    }
    case 'distinct': {
      const input = of(op.input)
      return fewer(input, groupsOf(input.columns, input.rows))
    }
    case 'union':
      return {
        rows: op.inputs.reduce((sum, input) => sum + of(input).rows, 0),
        columns: node.columns.map(() => UNKNOWN_COLUMN),
      }
    case 'unnest': {
      const input = of(op.input)
      return { rows: input.rows * ELEMENTS, columns: input.columns.with(op.column, UNKNOWN_COLUMN) }
    }
  }
}

/** The same columns over fewer rows: no column has more values than there are rows. */
function fewer({ columns }: Size, rows: number): Size {
  const most = Math.max(1, rows)
  return {
    rows,
    columns: columns.map((each) => ({ ...each, distinct: each.distinct && Math.min(each.distinct, most) })),
  }
}

function valueOf(tree: Typed, { columns }: Size): ColumnSize {
  const known = columnOf(tree, columns)
  return known === UNKNOWN_COLUMN ? { ...known, distinct: distinctOf(tree, columns) } : known
}

/** Groups of some keys: as many as there are combinations of their values, and at most a row each. */
function groupsOf(keys: readonly ColumnSize[], rows: number): number {
  return Math.min(
    rows,
    keys.reduce((groups, { distinct }) => groups * (distinct ?? UNKNOWN_DISTINCT), 1),
  )
}

function joined({ kind, on, output }: JoinOp, left: Size, right: Size): Size {
  const columns = [...left.columns, ...right.columns]
  const size = (rows: number) =>
    fewer({ rows, columns: output.map(({ index }) => columns[index] ?? UNKNOWN_COLUMN) }, Math.max(0, rows))
  const pairs = on === null ? left.rows * right.rows : matches(on, left, right)
  switch (kind) {
    case 'semi':
      return size(Math.min(left.rows, pairs))
    case 'anti':
      return size(left.rows * SHARE_OF_OTHER)
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
  const keys = equalities(on, left.columns.length)
  if (keys.length === 0) return left.rows * right.rows * SHARE_OF_RANGE
  const greatest = keys.map(({ left: l, right: r }) => {
    const known = [l === null ? null : left.columns[l]?.distinct, r === null ? null : right.columns[r]?.distinct]
    return Math.max(...known.map((values) => values ?? 0)) || Math.min(left.rows, right.rows)
  })
  return (left.rows * right.rows) / Math.max(1, Math.max(...greatest))
}
