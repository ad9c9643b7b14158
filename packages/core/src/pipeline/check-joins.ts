import type { Typed } from '../expressions/typed.ts'
import { formatType } from '../types/logical.ts'
import type { JoinKey } from './plan/join-keys.ts'
import { equalities } from './plan/join-keys.ts'
import type { JoinOp, PlanNode } from './plan/ops.ts'
import type { StepWarning, Watched } from './warning.ts'
import { warning } from './warning.ts'

/** Joins without keys, keys of different types, and, where facts are at hand, repeated rows and NULL keys. */
export function warningsOfJoin({ op, step }: PlanNode, watched: Watched): readonly StepWarning[] {
  if (op.op !== 'join') return []
  const [left, right] = [watched.node(op.left), watched.node(op.right)]
  const width = left.columns.length
  const keys = op.on === null ? [] : equalities(op.on, width)
  const many = op.kind !== 'semi' && op.kind !== 'anti'
  if (keys.length === 0)
    return many && ![left, right].some((side) => isOneRow(side, watched)) ? [warning(step, 'cartesian', { step })] : []
  const types = keys.flatMap(({ trees }) => mixedTypes(step, trees))
  return [...types, ...fanOut(step, op, keys, watched), ...nullKeys(step, op, keys, watched)]
}

/** Totals have one row: joined with every row they repeat nothing. */
function isOneRow({ op }: PlanNode, watched: Watched): boolean {
  if (op.op === 'project' || op.op === 'filter') return isOneRow(watched.node(op.input), watched)
  return (op.op === 'aggregate' && op.by.length === 0) || (op.op === 'limit' && op.count <= 1)
}

function mixedTypes(step: string, trees: readonly [Typed, Typed]): readonly StepWarning[] {
  const [a, b] = trees.map((tree) => (tree.kind === 'cast' ? tree.operand : tree))
  const integers = [a, b].every(({ type }) => /int/.test(type.kind))
  const decimals = [a, b].every(({ type }) => type.kind === 'decimal')
  if (a.type.kind === b.type.kind || integers || decimals) return []
  return [warning(step, 'join-types', { step, left: told(a), right: told(b) })]
}

function told(tree: Typed): string {
  return `${tree.kind === 'column' ? `${tree.name} ` : ''}${formatType(tree.type)}`
}

/** The column of a source that a key is, untouched, with its facts. */
function measured(id: string, index: number | null, watched: Watched) {
  const [origin, another] = index === null ? [] : [...(watched.traces.get(id)?.columns[index].values() ?? [])]
  if (!origin || another || origin.how === 'aggregated') return null
  const source = watched.facts.get(origin.source)
  const column = source?.columns.get(origin.column)
  return source && column ? { ...origin, rows: source.rows, ...column } : null
}

/** Distinct values may have been estimated, to a thousandth. */
const APPROXIMATE = 1.001

/** Rows that a join gives when the keys of both sides repeat: rows × rows ÷ the greater number of distinct keys. */
function fanOut(step: string, op: JoinOp, keys: readonly JoinKey[], watched: Watched): readonly StepWarning[] {
  if (op.kind === 'semi' || op.kind === 'anti' || keys.length !== 1) return []
  const left = measured(op.left, keys[0].left, watched)
  const right = measured(op.right, keys[0].right, watched)
  if (!left || !right || right.distinct === 0 || left.distinct === 0) return []
  // A grouped or deduplicated side has each key once, whatever its source has.
  if ([op.left, op.right].some((id) => isUnique(watched, id))) return []
  const filled = right.rows - right.nulls
  const repeated = (side: typeof left) => side.rows - side.nulls > side.distinct * APPROXIMATE
  // One row of a list with many rows beside it is what joins are for, unless the list's own rows were to be kept as they are.
  if (!repeated(right) || (!repeated(left) && op.kind !== 'left')) return []
  const rows = Math.round(((left.rows - left.nulls) * filled) / Math.max(left.distinct, right.distinct))
  const params = { step, source: right.source, columns: right.column, rows, before: left.rows }
  return rows > left.rows ? [warning(step, 'join-fan-out', params)] : []
}

function isUnique(watched: Watched, id: string): boolean {
  const { op, step } = watched.node(id)
  const grouped = watched.plan.nodes.some((node) => node.step === step && node.op.op === 'aggregate')
  return grouped || op.op === 'distinct' || watched.plan.nodes.some((node) => node.id === `${id}_kept`)
}

function nullKeys(step: string, op: JoinOp, keys: readonly JoinKey[], watched: Watched): readonly StepWarning[] {
  const lost = (side: 'left' | 'right') => op.kind === 'inner' || op.kind === 'semi' || op.kind !== side
  return keys.flatMap((key) =>
    (['left', 'right'] as const).flatMap((side) => {
      const found = measured(op[side], key[side], watched)
      if (!found || found.nulls === 0 || found.rows === 0 || op.kind === 'full' || !lost(side)) return []
      const percent = Math.max(1, Math.round((found.nulls / found.rows) * 100))
      return [warning(step, 'join-null-keys', { step, source: found.source, column: found.column, percent })]
    }),
  )
}
