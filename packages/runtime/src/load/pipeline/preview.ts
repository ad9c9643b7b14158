import { PlatformError } from '@ai-etl/core/errors/error'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import { ancestorsOf } from '@ai-etl/core/pipeline/graph'
import { plainChain } from '@ai-etl/core/pipeline/plain'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import type { Plan } from '@ai-etl/core/pipeline/plan/ops'
import { cutStages } from '@ai-etl/core/pipeline/plan/stage'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'
import { formatType } from '@ai-etl/core/types/logical'
import type { ContextSettings } from '../../context.ts'
import { createContext } from '../../context.ts'
import { computeSample } from '../../engine/sample.ts'
import type { Live } from '../load.ts'
import type { LoadRequest } from '../request.ts'
import { giveBack, takeSource } from './kept-sources.ts'
import { openPipeline, type PipelineAt } from './open.ts'
import type { SampledRows, SampledSource } from './sampled-source.ts'

export interface StepPreview {
  readonly step: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  /** Canonical texts; null is NULL. */
  readonly rows: readonly (readonly (string | null)[])[]
  /** Rows of the sources looked at for these. */
  readonly read: number
  readonly rejected: number
}

/** Rows of each source that the engine computes a preview from: a join or a group of the beginnings, not of the whole. */
const SAMPLE_ROWS = 10_000

/**
 * The first rows that a source or step of a pipeline gives; what needs the engine is computed from the sources' first rows.
 * @throws PlatformError of documents, sources and expressions
 */
export async function previewStep(
  at: PipelineAt,
  step: string,
  options: { readonly rows?: number; readonly params?: NonNullable<LoadRequest['params']> },
  settings: ContextSettings,
  live: Live,
): Promise<StepPreview> {
  const opened = await openPipeline(at, settings)
  const pipeline = readingOnly(opened.document.pipeline, step)
  const context = createContext(opened.settings, live)
  const sources = new Map<string, SampledSource>()
  try {
    for (const [name, { from }] of Object.entries(pipeline.sources))
      sources.set(name, await takeSource(from, opened.settings, context))
    const columns = new Map([...sources].map(([name, source]) => [name, source.columns()]))
    const params = options.params ?? defaults(pipeline.params)
    const asked = { pipeline, step, params, limit: options.rows ?? 20, signal: live.signal, dataDir: settings.dataDir }
    const { columns: given, ...rest } = await rowsOfStep(asked, sources, columns)
    for (const [name, source] of sources) {
      sources.delete(name)
      await giveBack(source, pipeline.sources[name].from, opened.settings)
    }
    return { step, columns: given.map(({ name, type }) => ({ name, type: formatType(type) })), ...rest }
  } finally {
    // What a failure leaves is not used again.
    for (const source of sources.values()) await source.close()
  }
}

interface Asked {
  readonly pipeline: Pipeline
  readonly step: string
  readonly params: NonNullable<LoadRequest['params']>
  readonly limit: number
  readonly signal: AbortSignal
  readonly dataDir: string
}

async function rowsOfStep(
  asked: Asked,
  sources: ReadonlyMap<string, SampledSource>,
  columns: ReadonlyMap<string, readonly PipelineColumn[]>,
): Promise<SampledRows> {
  const { pipeline, step, params, limit } = asked
  const plan = lowered(pipeline, columns, params)
  const chain = plainChain(pipeline, plan, step)
  if (chain) return rowsOf(sources, chain.source, step, chain.steps, params, limit)
  const { stages, pipeline: rest } = cutStages(pipeline, plan, Object.keys(pipeline.targets))
  const sampled = new Map<string, SampledRows>()
  for (const [name, stage] of stages)
    sampled.set(name, await rowsOf(sources, stage.source, name, stage.steps, params, SAMPLE_ROWS))
  const staged = new Map([...sampled].map(([name, each]) => [name, each.columns]))
  const found = await computeSample(lowered(rest, staged, params), step, sampled, asked)
  const sum = (count: (each: SampledRows) => number) =>
    [...sampled.values()].reduce((total, each) => total + count(each), 0)
  return { ...found, read: sum((each) => each.read), rejected: sum((each) => each.rejected) }
}

function rowsOf(
  sources: ReadonlyMap<string, SampledSource>,
  source: string,
  name: string,
  steps: Parameters<SampledSource['rows']>[1],
  params: NonNullable<LoadRequest['params']>,
  limit: number,
): Promise<SampledRows> {
  const opened = sources.get(source)
  if (!opened)
    throw new PlatformError('pipeline.input-unknown', { name: source, known: [...sources.keys()].join(', ') })
  return opened.rows(name, steps, params, limit)
}

/** @throws PlatformError the first fault of the steps */
function lowered(
  pipeline: Pipeline,
  columns: ReadonlyMap<string, readonly PipelineColumn[]>,
  params: NonNullable<LoadRequest['params']>,
): Plan {
  const values = Object.fromEntries(params.map(({ name, value }) => [name, value]))
  const { plan, faults } = lowerPipeline(pipeline, columns, values)
  const [fault] = faults
  if (fault) throw fault.error
  return plan
}

/** The pipeline with what leads to one source or step alone, as its only target. */
function readingOnly(pipeline: Pipeline, step: string): Pipeline {
  const known = [...Object.keys(pipeline.sources), ...Object.keys(pipeline.steps)]
  if (!known.includes(step)) throw new PlatformError('pipeline.input-unknown', { name: step, known: known.join(', ') })
  const needed = ancestorsOf(pipeline, step)
  const only = <T>(parts: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(parts).filter(([name]) => needed.has(name)))
  const target = { input: step, to: '', mode: 'replace' as const }
  return {
    ...pipeline,
    sources: only(pipeline.sources),
    steps: only(pipeline.steps),
    targets: { [step]: target },
    checks: [],
  }
}

function defaults(params: Pipeline['params']): NonNullable<LoadRequest['params']> {
  return Object.entries(params).flatMap(([name, { type, default: value }]) =>
    value === undefined ? [] : [{ name, type, value: value === null ? null : String(value) }],
  )
}
