import { formatType } from '../../types/logical.ts'
import type { Pipeline, Step } from '../schema.ts'
import type { Incremental } from './settings.ts'

/** A source of which a part is read. */
export interface PartlyRead {
  readonly source: string
  /** What the source itself is called in the pipeline that reads a part of it. */
  readonly whole: string
}

export interface PartlyReadPipeline {
  readonly pipeline: Pipeline
  readonly parts: readonly PartlyRead[]
}

/**
 * The pipeline that reads its incremental sources from their floors on: each source is given another name, and a filter
 * takes its own, so that whatever conditions are pushed to files and databases is pushed as any other.
 * @param floors by source: canonical text of the least value that is read; null: all
 */
export function readingFrom(
  pipeline: Pipeline,
  sources: ReadonlyMap<string, Incremental>,
  floors: ReadonlyMap<string, string | null>,
): PartlyReadPipeline {
  const taken = new Set([...Object.keys(pipeline.sources), ...Object.keys(pipeline.steps)])
  const free = (wanted: string, among: ReadonlySet<string>): string =>
    among.has(wanted) ? free(`${wanted}_`, among) : wanted
  const renamed = new Map<string, string>()
  const steps: Record<string, Step> = {}
  const params = { ...pipeline.params }
  for (const [source, { cursor, type, nulls }] of sources) {
    const floor = floors.get(source) ?? null
    if (floor === null && nulls !== 'skip') continue
    const whole = free(`${source}_whole`, taken)
    taken.add(whole)
    renamed.set(source, whole)
    const column = `"${cursor.replaceAll('"', '""')}"`
    if (floor === null) {
      steps[source] = { type: 'filter', input: whole, where: `${column} is not null` }
      continue
    }
    const parameter = free(`${source}_from`, new Set(Object.keys(params)))
    params[parameter] = { type: formatType(type), default: floor }
    const since = `${column} >= :${parameter}`
    steps[source] = { type: 'filter', input: whole, where: nulls === 'skip' ? since : `${column} is null or ${since}` }
  }
  return {
    pipeline: {
      ...pipeline,
      params,
      sources: Object.fromEntries(
        Object.entries(pipeline.sources).map(([name, each]) => [renamed.get(name) ?? name, each]),
      ),
      steps: { ...steps, ...pipeline.steps },
    },
    parts: [...renamed].map(([source, whole]) => ({ source, whole })),
  }
}
