import type { Pipeline } from '../schema.ts'
import type { Plan } from './ops.ts'
import { pruneColumns } from './passes/prune-columns.ts'

/** The plan without columns that neither targets nor checks read, for code that reads its sources itself. */
export function narrowPlan(plan: Plan, { checks }: Pipeline): Plan {
  const checked = checks.flatMap((check) => [
    check.on,
    ...('relation' in check ? Object.values(check.relation).map((each) => each.slice(0, each.indexOf('.'))) : []),
  ])
  const known = new Set(plan.nodes.map(({ id }) => id))
  const read = [...new Set(checked)].filter((id) => known.has(id)).map((id) => ({ name: id, input: id }))
  return { ...pruneColumns({ ...plan, targets: [...plan.targets, ...read] }), targets: plan.targets }
}
