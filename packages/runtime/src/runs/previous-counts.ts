import { readdir } from 'node:fs/promises'
import type { CountedRows } from '@ai-etl/core/pipeline/previous-rows'
import { readLive, readRun, runFolder, runsDirectory } from './folder.ts'

/** What tells the runs of one pipeline from all others of a data folder. */
export interface PipelineRuns {
  readonly pipeline: string
  /** Addresses of its targets, as its runs name them. */
  readonly target: string
}

/** Rows that the last successful run of a pipeline counted, as far as its folder is still there; empty when none did. */
export async function previousCounts(dataDir: string, { pipeline, target }: PipelineRuns): Promise<CountedRows> {
  const names = await readdir(runsDirectory(dataDir)).catch((): string[] => [])
  // Ids sort by the time of the start.
  for (const name of names.toSorted().toReversed()) {
    const folder = runFolder(dataDir, name)
    const about = await readLive(folder)
    if (about?.pipeline !== pipeline || about.target !== target) continue
    const document = await readRun(folder)
    const isDone = document?.state === 'succeeded' || document?.state === 'unchanged'
    if (isDone && document.counted) return new Map(document.counted.map(({ on, rows }) => [on, rows]))
  }
  return new Map()
}
