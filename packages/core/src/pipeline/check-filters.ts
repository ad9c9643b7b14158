import type { FilterObstacle } from '../messages/pipeline.ts'
import type { Obstacle } from './never-true.ts'
import { whyNeverTrue } from './never-true.ts'
import type { PlanNode } from './plan/ops.ts'
import { provenColumn } from './proven-columns.ts'
import type { StepWarning, Watched } from './warning.ts'
import { warning } from './warning.ts'

/** A condition that no row of the data as it is now can meet; what a constant decides is said elsewhere. */
export function warningsOfFilter({ op, step }: PlanNode, watched: Watched): readonly StepWarning[] {
  if (op.op !== 'filter' || op.rejects || op.where.kind === 'constant') return []
  const column = (index: number) => provenColumn(op.input, index, watched)
  const obstacles = whyNeverTrue(op.where, { column, timezone: watched.plan.timezone })
  if (obstacles === null || obstacles.length === 0) return []
  return [warning(step, 'keeps-nothing-of-data', { step, obstacles: obstacles.map(told) })]
}

function told({ column: proven, by }: Obstacle): FilterObstacle {
  const { source, column, basis, bounds, values, nulls } = proven
  const fact = by === 'bounds' && bounds ? bounds : by === 'values' && values ? { values } : { nulls }
  return { column: `${source}.${column}`, basis, fact }
}
