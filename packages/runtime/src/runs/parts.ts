import { readdir } from 'node:fs/promises'
import type { Run } from '@ai-etl/core/documents/run'
import { engineFolder, readLive, runFolder, runsDirectory } from './folder.ts'
import { knownRuns } from './history.ts'
import { type LogLine, readRunLog } from './log.ts'

/** A load that another run consists of. */
export interface RunPart {
  /** Its document; its id is the name of its folder. */
  readonly run: Run
  /** It laid down a source for the engine, and filled no target. */
  readonly ofSource: boolean
}

/** The loads of a run of several, in the order in which they began; empty for a run that is one load. */
export async function partsOfRun(dataDir: string, run: string): Promise<readonly RunPart[]> {
  // A part begins after the run that it belongs to.
  const known = await knownRuns(dataDir, run)
  const engine = engineFolder(dataDir, run)
  return [...known]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { live, document }]) =>
      live.parent === run && document !== null ? [{ run: document, ofSource: live.target.startsWith(engine) }] : [],
    )
}

/** Names of the folders of all parts of runs, by the run that they belong to. */
export async function partFolders(dataDir: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const parts = new Map<string, string[]>()
  for (const name of await readdir(runsDirectory(dataDir)).catch((): string[] => [])) {
    if (!/^[\w-]+$/.test(name)) continue
    const parent = (await readLive(runFolder(dataDir, name)).catch(() => null))?.parent
    if (parent !== undefined) parts.set(parent, [...(parts.get(parent) ?? []), name])
  }
  return parts
}

/** Folders that are looked through for the parts of a run: parts begin soon after it. */
const MOST_LATER = 1000

/** The logs of a run's parts as one, by time; empty for a run that is one load. */
export async function partsLog(dataDir: string, run: string): Promise<readonly LogLine[]> {
  const all = await readdir(runsDirectory(dataDir)).catch((): string[] => [])
  const later = all.filter((name) => name > run && /^[\w-]+$/.test(name)).sort((a, b) => (a < b ? -1 : 1))
  const logs = later.slice(0, MOST_LATER).map(async (name) => {
    const live = await readLive(runFolder(dataDir, name)).catch(() => null)
    return live?.parent === run ? readRunLog(dataDir, name) : []
  })
  return (await Promise.all(logs)).flat().sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
}
