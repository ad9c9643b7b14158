import type { Context } from '@ai-etl/core/contracts/context'
import type { ContextSettings } from '../../context.ts'
import type { PipelineAt } from './open.ts'
import { type JoinOverlap, measureJoin } from './overlap.ts'

export interface OverlapJob {
  readonly at: PipelineAt
  readonly step: string
}

/** How the sides of a join meet, in a process of the pool. @public loaded by pooled.ts */
export function job({ at, step }: OverlapJob, context: Context, settings: ContextSettings): Promise<JoinOverlap> {
  return measureJoin(at, step, settings, context)
}
