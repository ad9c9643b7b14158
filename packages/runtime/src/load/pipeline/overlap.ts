import { ancestorsOf } from '@ai-etl/core/pipeline/graph'
import { OVERLAP_COUNTS, type OverlapCounts, rowsOfJoin, withOverlapSteps } from '@ai-etl/core/pipeline/overlap'
import type { ContextSettings } from '../../context.ts'
import { createContext } from '../../context.ts'
import type { Live } from '../load.ts'
import { openPipeline, type PipelineAt } from './open.ts'
import { defaults, lowered, readingOnly, throughEngine, withSources } from './samples.ts'

/** Rows of a side of a join. */
export interface SideOverlap {
  readonly rows: number
  /** Those with at least one partner. */
  readonly matched: number
  /** Whether these are all rows of the side, and not the beginning of them. */
  readonly whole: boolean
}

export interface JoinOverlap {
  readonly step: string
  readonly left: SideOverlap
  readonly right: SideOverlap
  /** Pairs of rows for which the condition holds. */
  readonly pairs: number
  /** Rows that the join gives of these. */
  readonly rows: number
}

/**
 * How the sides of a join meet, counted over the first rows of the sources.
 * @throws PlatformError of documents, sources and expressions; `pipeline.input-unknown` where there is no such join
 */
export async function measureJoin(
  at: PipelineAt,
  name: string,
  settings: ContextSettings,
  live: Live,
): Promise<JoinOverlap> {
  const opened = await openPipeline(at, settings)
  const { pipeline: document } = opened.document
  const counting = withOverlapSteps(document, name)
  const pipeline = readingOnly(counting.pipeline, counting.step)
  const params = defaults(pipeline.params)
  const { step } = counting
  const asked = { pipeline, step, params, limit: OVERLAP_COUNTS.length, signal: live.signal, dataDir: settings.dataDir }
  const context = createContext(opened.settings, live)
  const found = await withSources(pipeline, opened.settings, context, (sources, columns) =>
    throughEngine(asked, lowered(pipeline, columns, params), sources),
  )
  const counts = countsOf(found.rows)
  const join = document.steps[name]
  const [left, right] = join.type === 'join' ? [join.left, join.right] : []
  const whole = (side: typeof left) => {
    const input = typeof side === 'string' ? side : (side?.input ?? '')
    const needed = ancestorsOf(document, input)
    return [...found.whole].every(([stage, all]) => all || !needed.has(stage))
  }
  return {
    step: name,
    left: { rows: counts.left, matched: counts.leftMatched, whole: whole(left) },
    right: { rows: counts.right, matched: counts.rightMatched, whole: whole(right) },
    pairs: counts.pairs,
    rows: rowsOfJoin(join.type === 'join' ? join.kind : 'inner', counts),
  }
}

/** @param rows `n` and `what`, in the order of the union's columns */
function countsOf(rows: readonly (readonly (string | null)[])[]): OverlapCounts {
  const found = new Map(rows.map(([n, what]) => [what, Number(n)]))
  return Object.fromEntries(OVERLAP_COUNTS.map((what) => [what, found.get(what) ?? 0])) as OverlapCounts
}
