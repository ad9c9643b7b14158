import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import { plainChain } from '@ai-etl/core/pipeline/plain'
import { formatType } from '@ai-etl/core/types/logical'
import type { ContextSettings } from '../../context.ts'
import { createContext } from '../../context.ts'
import type { Live } from '../load.ts'
import { openPipeline, type PipelineAt } from './open.ts'
import { parametersOf } from './parameters.ts'
import type { SampledRows } from './sampled-source.ts'
import type { Asked, Sources } from './samples.ts'
import { lowered, readingOnly, rowsOf, throughEngine, withSources } from './samples.ts'

export interface StepPreview {
  readonly step: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  /** Canonical texts; null is NULL. */
  readonly rows: readonly (readonly (string | null)[])[]
  /** Rows of the sources looked at for these. */
  readonly read: number
  readonly rejected: number
}

/**
 * The first rows that a source or step of a pipeline gives; what needs the engine is computed from the sources' first rows.
 * @throws PlatformError of documents, sources, values of parameters and expressions
 */
export async function previewStep(
  at: PipelineAt,
  step: string,
  options: { readonly rows?: number; readonly params?: Readonly<Record<string, string>> },
  settings: ContextSettings,
  live: Live,
): Promise<StepPreview> {
  const opened = await openPipeline(at, settings)
  const pipeline = readingOnly(opened.document.pipeline, step)
  const params = parametersOf(pipeline, options.params ?? {})
  const asked = { pipeline, step, params, limit: options.rows ?? 20, signal: live.signal, dataDir: settings.dataDir }
  const context = createContext(opened.settings, live)
  const { columns, rows, read, rejected } = await withSources(pipeline, opened.settings, context, (sources, known) =>
    rowsOfStep(asked, sources, known),
  )
  return { step, columns: columns.map(({ name, type }) => ({ name, type: formatType(type) })), rows, read, rejected }
}

function rowsOfStep(
  asked: Asked,
  sources: Sources,
  columns: ReadonlyMap<string, readonly PipelineColumn[]>,
): Promise<SampledRows> {
  const { pipeline, step, params, limit } = asked
  const plan = lowered(pipeline, columns, params)
  const chain = plainChain(pipeline, plan, step)
  return chain ? rowsOf(sources, chain.source, step, chain.steps, params, limit) : throughEngine(asked, plan, sources)
}
