import type { Context } from '@ai-etl/core/contracts/context'
import type { PipelineCheck } from '@ai-etl/core/pipeline/check'
import type { ContextSettings } from '../../context.ts'
import { checkPipelineFile } from './check.ts'
import type { PipelineAt } from './open.ts'

/** A check of a document, in a thread. @public loaded by pooled.ts */
export function job(at: PipelineAt, context: Context, settings: ContextSettings): Promise<PipelineCheck> {
  return checkPipelineFile(at, settings, context)
}
