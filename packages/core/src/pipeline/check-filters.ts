import { nodesOf } from '../expressions/transform.ts'
import type { Typed } from '../expressions/typed.ts'
import type { Phrase } from '../messages/phrase.ts'
import { phrase, together } from '../messages/phrase.ts'
import type { Obstacle } from './never-true.ts'
import { whyNeverTrue } from './never-true.ts'
import type { PlanNode } from './plan/ops.ts'
import { provenColumn } from './proven-columns.ts'
import type { StepWarning, Watched } from './warning.ts'
import { warning } from './warning.ts'

/** A condition that no row of the data as it is now can meet; what a constant decides is said elsewhere. */
export function warningsOfFilter({ op, step }: PlanNode, watched: Watched): readonly StepWarning[] {
  if (op.op !== 'filter' || op.rejects || op.where.kind === 'constant') return []
  if (nodesOf(op.where, isComparedWithNull).length > 0) return [warning(step, 'null-compared', { step })]
  const column = (index: number) => provenColumn(op.input, index, watched)
  const obstacles = whyNeverTrue(op.where, { column, timezone: watched.plan.timezone })
  if (obstacles === null || obstacles.length === 0) return []
  const facts = new Map(obstacles.map((obstacle) => [JSON.stringify(obstacle), factOf(obstacle)]))
  return [warning(step, 'keeps-nothing-of-data', { step, facts: together([...facts.values()], 'clauses') })]
}

/** `x = null`, `x <> null`: neither true nor false, whatever x is. */
function isComparedWithNull(tree: Typed): boolean {
  return (
    tree.kind === 'compare' && [tree.left, tree.right].some((side) => side.kind === 'constant' && side.value === null)
  )
}

function factOf({ column: proven, by }: Obstacle): Phrase {
  const { bounds, values } = proven
  const column = `${proven.source}.${proven.column}`
  const basis = phrase(proven.basis === 'profile' ? 'basis.profile' : 'basis.file')
  if (by === 'bounds' && bounds) {
    const { least, most } = bounds
    return least === most
      ? phrase('fact.constant', { column, value: least, basis })
      : phrase('fact.bounds', { column, least, most, basis })
  }
  if (by === 'values' && values) return phrase('fact.values', { column, values: values.map(written).join(', '), basis })
  return phrase(proven.nulls === 'all' ? 'fact.empty' : 'fact.filled', { column, basis })
}

/** As a condition would have it. */
function written(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
