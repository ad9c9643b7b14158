import type { StepBuilder, StepOf } from '../plan/builder.ts'
import type { Step } from '../schema.ts'
import { lowerAggregate } from './aggregate/lower.ts'
import { lowerCast } from './cast/lower.ts'
import { lowerDeduplicate } from './deduplicate/lower.ts'
import { lowerDerive } from './derive/lower.ts'
import { lowerDistinct } from './distinct/lower.ts'
import { lowerDrop } from './drop/lower.ts'
import { lowerFill } from './fill/lower.ts'
import { lowerFilter } from './filter/lower.ts'
import { lowerJoin } from './join/lower.ts'
import { lowerLimit } from './limit/lower.ts'
import { lowerMask } from './mask/lower.ts'
import { lowerPivot } from './pivot/lower.ts'
import { lowerRename } from './rename/lower.ts'
import { lowerSelect } from './select/lower.ts'
import { lowerSort } from './sort/lower.ts'
import { lowerSql } from './sql/lower.ts'
import { lowerUnion } from './union/lower.ts'
import { lowerUnnest } from './unnest/lower.ts'
import { lowerUnpivot } from './unpivot/lower.ts'
import { lowerWindow } from './window/lower.ts'

/** How each type of step becomes ops; one that is missing does not compile. */
const LOWERINGS: { readonly [T in Step['type']]: (step: StepOf<T>, build: StepBuilder) => void } = {
  select: lowerSelect,
  derive: lowerDerive,
  rename: lowerRename,
  drop: lowerDrop,
  cast: lowerCast,
  filter: lowerFilter,
  join: lowerJoin,
  aggregate: lowerAggregate,
  window: lowerWindow,
  sort: lowerSort,
  limit: lowerLimit,
  distinct: lowerDistinct,
  deduplicate: lowerDeduplicate,
  union: lowerUnion,
  unnest: lowerUnnest,
  pivot: lowerPivot,
  unpivot: lowerUnpivot,
  fill: lowerFill,
  mask: lowerMask,
  sql: (step, build) => lowerSql(step, build, lowerStep),
}

/** Adds the nodes of a step to the plan; what is wrong with the step is noted with the builder. */
export function lowerStep<T extends Step['type']>(step: StepOf<T>, build: StepBuilder): void {
  // The table's entry for a type takes steps of that type; TypeScript does not follow it through the union.
  const lower = LOWERINGS[step.type as T] as (step: StepOf<T>, build: StepBuilder) => void
  lower(step, build)
}
