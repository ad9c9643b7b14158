import type { Context } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import { ancestorsOf } from '@ai-etl/core/pipeline/graph'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import type { Plan } from '@ai-etl/core/pipeline/plan/ops'
import { optimise } from '@ai-etl/core/pipeline/plan/optimise'
import { amongAll, columnsOf, columnsRead, cutStages, narrowedStage } from '@ai-etl/core/pipeline/plan/stage'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'
import type { ContextSettings } from '../../context.ts'
import { computeSample } from '../../engine/sample.ts'
import type { LoadRequest } from '../request.ts'
import { giveBack, takeSource } from './kept-sources.ts'
import type { SampledRows, SampledSource } from './sampled-source.ts'

/** Rows of each source that the engine computes from: a join or a group of the beginnings, not of the whole. */
export const SAMPLE_ROWS = 10_000

/** What is computed of a pipeline's sources, for one of its steps. */
export interface Asked {
  readonly pipeline: Pipeline
  readonly step: string
  readonly params: NonNullable<LoadRequest['params']>
  readonly limit: number
  readonly signal: AbortSignal
  readonly dataDir: string
}

export type Sources = ReadonlyMap<string, SampledSource>

/** Does work with the sources of a pipeline, opened; they are kept for the next one where nothing fails. */
export async function withSources<T>(
  pipeline: Pipeline,
  settings: ContextSettings,
  context: Context,
  work: (sources: Sources, columns: ReadonlyMap<string, readonly PipelineColumn[]>) => Promise<T>,
): Promise<T> {
  const sources = new Map<string, SampledSource>()
  try {
    for (const [name, { from }] of Object.entries(pipeline.sources))
      sources.set(name, await takeSource(from, settings, context))
    const columns = new Map([...sources].map(([name, source]) => [name, source.columns()]))
    const done = await work(sources, columns)
    for (const [name, source] of sources) {
      sources.delete(name)
      await giveBack(source, pipeline.sources[name].from, settings)
    }
    return done
  } finally {
    // What a failure leaves is not used again.
    for (const source of sources.values()) await source.close()
  }
}

/** The rows of a step, computed by the engine from samples; `whole`: which samples, by what they hold, are all there is. */
export async function throughEngine(
  asked: Asked,
  plan: Plan,
  sources: Sources,
): Promise<SampledRows & { readonly whole: ReadonlyMap<string, boolean> }> {
  const { pipeline, step, params } = asked
  const { stages, pipeline: rest } = cutStages(pipeline, plan, Object.keys(pipeline.targets))
  const planned = (columns: ReadonlyMap<string, readonly PipelineColumn[]>) => optimise(lowered(rest, columns, params))
  const read = columnsRead(planned(columnsOf(plan, stages.keys())))
  const sampled = new Map<string, SampledRows>()
  for (const [name, stage] of stages) {
    const { source, steps } = narrowedStage(stage, read.get(name) ?? [])
    sampled.set(name, await rowsOf(sources, source, name, steps, params, SAMPLE_ROWS))
  }
  const optimised = planned(amongAll(plan, new Map([...sampled].map(([name, each]) => [name, each.columns]))))
  const goal = optimised.targets.find((target) => target.name === step)?.input ?? step
  const found = await computeSample(optimised, goal, sampled, asked)
  const sum = (count: (each: SampledRows) => number) =>
    [...sampled.values()].reduce((total, each) => total + count(each), 0)
  const whole = new Map([...sampled].map(([name, { rows }]) => [name, rows.length < SAMPLE_ROWS]))
  return { ...found, read: sum((each) => each.read), rejected: sum((each) => each.rejected), whole }
}

/** The first rows of a source behind plain steps. */
export function rowsOf(
  sources: Sources,
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
export function lowered(
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
export function readingOnly(pipeline: Pipeline, step: string): Pipeline {
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

/** Parameters with the values that the document gives them. */
export function defaults(params: Pipeline['params']): NonNullable<LoadRequest['params']> {
  return Object.entries(params).flatMap(([name, { type, default: value }]) =>
    value === undefined ? [] : [{ name, type, value: value === null ? null : String(value) }],
  )
}
