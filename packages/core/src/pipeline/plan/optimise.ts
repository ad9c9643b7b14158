import type { Plan } from './ops.ts'
import { dropDead } from './passes/drop-dead.ts'
import { foldConstants } from './passes/fold-constants.ts'
import { pruneColumns } from './passes/prune-columns.ts'
import { pushFilters } from './passes/push-filters.ts'
import { shareSubplans } from './passes/share-subplans.ts'

/**
 * The passes in their order. Each takes a plan and gives one with the same rows for each target. Constants first: they
 * decide conditions; columns last: only then is known what is read. The order of joins is the engine's own choice.
 */
export const PASSES = {
  dropDead,
  foldConstants,
  shareSubplans,
  pushFilters,
  pruneColumns,
} as const satisfies Record<string, (plan: Plan) => Plan>
export type PassName = keyof typeof PASSES

/** @param without passes that are switched off */
export function optimise(plan: Plan, without: readonly PassName[] = []): Plan {
  return Object.entries(PASSES).reduce(
    (optimised, [name, pass]) => (without.some((each) => each === name) ? optimised : pass(optimised)),
    plan,
  )
}
