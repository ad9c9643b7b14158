import type { SourceSize } from './column-size.ts'
import type { Plan } from './ops.ts'
import { chooseInputs } from './passes/choose-inputs.ts'
import { dropDead } from './passes/drop-dead.ts'
import { dropSorts } from './passes/drop-sorts.ts'
import { foldConstants } from './passes/fold-constants.ts'
import { preAggregate } from './passes/pre-aggregate.ts'
import { pruneColumns } from './passes/prune-columns.ts'
import { pushFilters } from './passes/push-filters.ts'
import { shareSubplans } from './passes/share-subplans.ts'

/** What is known of the sources of a plan, by name: passes that choose do so by it alone. */
export type SourceSizes = ReadonlyMap<string, SourceSize>

/**
 * The passes in their order. Each takes a plan and gives one with the same rows for each target. Constants first: they
 * decide conditions; columns last: only then is known what is read. The order of joins is the engine's own choice.
 */
export const PASSES = {
  dropDead,
  foldConstants,
  shareSubplans,
  pushFilters,
  dropSorts,
  preAggregate,
  chooseInputs,
  pruneColumns,
} as const satisfies Record<string, (plan: Plan, sizes: SourceSizes) => Plan>
export type PassName = keyof typeof PASSES

/**
 * @param without passes that are switched off
 * @param sizes of sources; where nothing is known nothing is chosen
 */
export function optimise(plan: Plan, without: readonly PassName[] = [], sizes: SourceSizes = new Map()): Plan {
  return Object.entries(PASSES).reduce(
    (optimised, [name, pass]) => (without.some((each) => each === name) ? optimised : pass(optimised, sizes)),
    plan,
  )
}
