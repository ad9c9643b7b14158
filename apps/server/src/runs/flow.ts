import type { ProgressEvent } from '@ai-etl/core/contracts/context'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'

/** Rows along one edge of the graph; null: not counted there. */
export interface FlowEdge {
  readonly from: string
  readonly to: string
  readonly rows: number | null
}

/** The live graph of a run: told to followers as the event `flow`. */
export interface Flow {
  /** Target that is being filled; a run fills them one after the other. */
  readonly target: string
  readonly edges: readonly FlowEdge[]
  readonly read: number
  readonly written: number
  readonly rejected: number
  readonly filtered: number
  /** Since the load of this target began. */
  readonly rowsPerSecond: number
  /** Null while nothing can be said. */
  readonly remainingSeconds: number | null
}

/**
 * Rows along the way to a target. All steps of a plain chain work on a batch at once, so rows are counted at its source,
 * at its end, and, where there is one filter, on both of its sides.
 */
export function flowOf(
  pipeline: Pipeline,
  { target, counts, done, total }: ProgressEvent,
  seconds: number,
): Flow | null {
  if (target === undefined || counts === undefined || !(target in pipeline.targets)) return null
  const way = wayTo(pipeline, target)
  const filters = way.flatMap((name, i) => (pipeline.steps[name]?.type === 'filter' ? [i] : []))
  const accepted = counts.read - counts.rejected
  const rowsBehind = (i: number): number | null => {
    if (i === 0) return counts.read
    if (filters.length === 0 || i < filters[0]) return accepted
    return i >= (filters.at(-1) ?? 0) ? accepted - counts.filtered : null
  }
  const edges = way.slice(1).map((to, i) => ({ from: way[i], to, rows: rowsBehind(i) }))
  const rest = total === null || done === 0 ? null : Math.round(((total - done) * seconds) / done)
  const rowsPerSecond = seconds === 0 ? 0 : Math.round(counts.read / seconds)
  return { target, edges, ...counts, rowsPerSecond, remainingSeconds: rest }
}

/** Names from the source to the target, both included. Ends early where a step has more inputs than one. */
function wayTo(pipeline: Pipeline, target: string): readonly string[] {
  // A target may bear the name of a step.
  const way: string[] = []
  let at: string | undefined = pipeline.targets[target].input
  while (at !== undefined && !way.includes(at)) {
    way.unshift(at)
    const step: Pipeline['steps'][string] | undefined = pipeline.steps[at]
    at = step !== undefined && 'input' in step ? step.input : undefined
  }
  return [...way, target]
}
