import { readdir } from 'node:fs/promises'
import type { IncrementalRun } from '@ai-etl/core/documents/run'
import { readLive, readRun, runFolder, runsDirectory } from './folder.ts'
import type { PipelineRuns } from './previous-counts.ts'

/**
 * Where the last run of a pipeline that published came to by its cursors, as far as its folder is still there; null when
 * none did.
 */
export async function previousMarks(
  dataDir: string,
  { pipeline, target }: PipelineRuns,
): Promise<IncrementalRun | null> {
  const names = await readdir(runsDirectory(dataDir)).catch((): string[] => [])
  // Ids sort by the time of the start.
  for (const name of names.toSorted().toReversed()) {
    const folder = runFolder(dataDir, name)
    const about = await readLive(folder)
    if (about?.pipeline !== pipeline || about.target !== target) continue
    const found = publishedMarks(await readRun(folder))
    if (found !== null) return found
  }
  return null
}

/** The marks of a run that published; null of any other. */
export function publishedMarks(
  run: { readonly state: string; readonly incremental?: IncrementalRun | undefined } | null,
): IncrementalRun | null {
  const isDone = run?.state === 'succeeded' || run?.state === 'unchanged'
  return isDone && run.incremental && run.incremental.targets.length > 0 ? run.incremental : null
}

/** Of these runs, the last of each pipeline that published by a cursor: the next one goes on from there. */
export async function markedRuns(dataDir: string, runs: readonly string[]): Promise<ReadonlySet<string>> {
  const marked = new Map<string, string>()
  for (const run of runs.toSorted()) {
    const folder = runFolder(dataDir, run)
    const about = await readLive(folder)
    // A document that cannot be read is gone on from by none.
    const found = about?.pipeline === undefined ? null : await readRun(folder).catch(() => null)
    if (about && publishedMarks(found) !== null) marked.set(JSON.stringify([about.pipeline, about.target]), run)
  }
  return new Set(marked.values())
}
