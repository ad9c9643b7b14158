import { readdir } from 'node:fs/promises'
import type { Run } from '@ai-etl/core/documents/run'
import { readLive, readRun, runFolder, runsDirectory } from '@ai-etl/runtime/runs/folder'
import { partsOfRun, type RunPart } from '@ai-etl/runtime/runs/parts'
import { findDefaultProject } from '@ai-etl/runtime/store/queries/projects/find-default'
import { insertForeignRun } from '@ai-etl/runtime/store/queries/runs/insert-foreign'
import { knownRunFolders } from '@ai-etl/runtime/store/queries/runs/known-folders'
import { openForeignRuns } from '@ai-etl/runtime/store/queries/runs/open-foreign'
import { setRunFinished } from '@ai-etl/runtime/store/queries/runs/set-finished'
import { maybe, none, rows } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'
import { type RunParts, recordEnd, recordParts } from './record.ts'

/** The folder is looked at this often at most, in milliseconds. */
const LOOK_MS = 2000

/**
 * Runs that the command line makes in the same data folder, as runs of the default project. `look` brings what is new
 * since the last look. Only the first is waited for: lists answer at once, and have what is new two seconds later.
 */
export function foreignRuns(services: Pick<Services, 'database' | 'settings' | 'log'>): { look(): Promise<void> } {
  const seen = new Set<string>()
  let last = 0
  let isLooking = false
  const look = async () => {
    isLooking = true
    try {
      await lookForRuns(services, seen)
    } catch (error) {
      services.log.warn({ err: error }, 'runs of the command line could not be listed')
    } finally {
      isLooking = false
    }
  }
  let first: Promise<void> | null = null
  return {
    look() {
      const now = Date.now()
      if (isLooking || now - last < LOOK_MS) return first ?? Promise.resolve()
      last = now
      const looking = look()
      first ??= looking
      return first
    },
  }
}

async function lookForRuns(services: Pick<Services, 'database' | 'settings'>, seen: Set<string>): Promise<void> {
  const { database, settings } = services
  const names = await readdir(runsDirectory(settings.dataDir)).catch(() => [])
  const fresh = names.filter((name) => !seen.has(name))
  if (fresh.length > 0) {
    const known = new Set(
      (await rows(database, knownRunFolders, { folders: fresh })).map(({ runFolder: name }) => name),
    )
    const projectId = (await maybe(database, findDefaultProject, {}))?.id
    for (const name of fresh) {
      // A run of a server is known before it has a folder.
      if (known.has(name) || (projectId !== undefined && (await bring(services, projectId, name)))) seen.add(name)
    }
  }
  for (const { runId, runFolder: name } of await rows(database, openForeignRuns, {})) await close(services, runId, name)
}

/** @returns whether the folder need not be looked at again */
async function bring({ database, settings }: Pick<Services, 'database' | 'settings'>, projectId: string, name: string) {
  const folder = runFolder(settings.dataDir, name)
  const live = await readLive(folder)
  if (live === null) return false
  // Parts of another run, and work of a server that is no run of its own.
  if (live.parent !== undefined) return true
  const { startedAt, source, target, mode, pipeline } = live
  const request = { kind: 'foreign', source, target, mode, ...(pipeline !== undefined && { pipeline }) }
  await maybe(database, insertForeignRun, {
    projectId,
    name: `${source} → ${target}`,
    runFolder: name,
    request,
    startedAt,
  })
  return true
}

/** Ends a run of the command line in its list once it is over, or its process is gone. */
async function close(services: Pick<Services, 'database' | 'settings'>, runId: string, name: string): Promise<void> {
  let document: Run | null
  try {
    const folder = runFolder(services.settings.dataDir, name)
    document = await readRun(folder)
    if (document === null && (await readLive(folder))?.alive) return
  } catch {
    // `runs clean` has removed the folder.
    document = null
  }
  if (document !== null) await recordParts(services, runId, await partsOf(services, document), 'en')
  await recordEnd(services, runId, document?.state ?? 'failed', { document, error: null })
  if (document === null) return
  const finishedAt = new Date(Date.parse(document.startedAt) + document.seconds * 1000).toISOString()
  await none(services.database, setRunFinished, { runId, finishedAt })
}

/** The loads of a run by its folders: there targets go by their addresses, and sources by theirs. */
async function partsOf({ settings }: Pick<Services, 'settings'>, document: Run): Promise<RunParts> {
  const parts = document.mode === 'pipeline' ? await partsOfRun(settings.dataDir, document.run) : []
  if (parts.length === 0) return { targets: [{ target: 'load', run: document }], sources: [] }
  const named = (name: 'source' | 'target') => (part: RunPart) => ({ target: part.run[name], run: part.run })
  return {
    targets: parts.filter(({ ofSource }) => !ofSource).map(named('target')),
    sources: parts.filter(({ ofSource }) => ofSource).map(named('source')),
  }
}
