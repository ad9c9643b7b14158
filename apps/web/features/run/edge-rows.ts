import type { PipelineGraph } from '#features/graph/model.ts'

/** What is known of a run as a whole. */
interface Counted {
  readonly finishedAt: string | null
  readonly read: number
  readonly tables: readonly { readonly target: string; readonly written: number }[]
}

/** What the last event told of an edge, and how many rows had been read by then. */
interface Told {
  readonly of: { readonly read: number }
  readonly rows: number | null
}

/**
 * Rows that passed through an edge, by the ids of its ends; null: nobody knows. While a run goes its events tell. The
 * last of them may come before the last rows do: once it is over, its own counts hold, and events only if they saw all.
 */
export function rowsOn(
  run: Counted,
  graph: PipelineGraph,
  edge: { readonly from: string; readonly to: string },
  told: Told | null,
): number | null {
  if (run.finishedAt === null) return told?.rows ?? null
  return rowsOfRun(run, graph, edge) ?? (told?.of.read === run.read ? told.rows : null)
}

/** What a run that is over tells of an edge: what came out of its only source, and what went into each target. */
function rowsOfRun(run: Counted, { nodes }: PipelineGraph, { from, to }: { from: string; to: string }): number | null {
  if (run.tables.length === 0) return null
  const into = nodes.find(({ id, section }) => id === to && section === 'targets')
  if (into !== undefined) return run.tables.find(({ target }) => target === into.name)?.written ?? null
  const ends = nodes.filter(({ section }) => section !== 'steps')
  return ends.length === 2 && ends.some(({ id, section }) => id === from && section === 'sources') ? run.read : null
}
