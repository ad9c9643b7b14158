import type { Answer } from '@ai-etl/client/client'

type Run = Answer<'listRuns'>['items'][number]

/**
 * The failed runs that nothing has mended since: neither a retry of them nor a later run of the same pipeline (or of
 * the same load) has passed or goes on. The newest first; of one pipeline only the last.
 * @param runs the newest first
 */
export function unmended(runs: readonly Run[]): readonly Run[] {
  const seen = new Set<string>()
  return runs.filter((run) => {
    const work = run.pipelineId ?? run.name
    const later = seen.has(work)
    if (run.state !== 'cancelled') seen.add(work)
    return run.state === 'failed' && !later
  })
}
