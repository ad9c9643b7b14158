import type { Context } from '@ai-etl/core/contracts/context'
import type { ContextSettings } from '../../context.ts'
import type { PipelineAt } from './open.ts'
import { previewStep, type StepPreview } from './preview.ts'

export interface PreviewJob {
  readonly at: PipelineAt
  readonly step: string
  readonly rows: number
  /** Values of the document's parameters; what is not among them is what the document says. */
  readonly params: Readonly<Record<string, string>>
}

/** A preview of a step, in a thread. @public loaded by pooled.ts */
export function job(
  { at, step, ...options }: PreviewJob,
  context: Context,
  settings: ContextSettings,
): Promise<StepPreview> {
  return previewStep(at, step, options, settings, context)
}
