import type { Context } from '@ai-etl/core/contracts/context'
import type { ContextSettings } from '../../context.ts'
import type { CheckOptions, ExplainedCheck } from './check.ts'
import { checkPipelineFile } from './check.ts'
import type { PipelineAt } from './open.ts'

export interface CheckJob extends CheckOptions {
  readonly at: PipelineAt
}

/** A check of a document, in a thread. @public loaded by pooled.ts */
export function job(
  { at, ...options }: CheckJob,
  context: Context,
  settings: ContextSettings,
): Promise<ExplainedCheck> {
  return checkPipelineFile(at, settings, context, options)
}
