import { maskSecrets } from '@ai-etl/core/address/mask'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { readLive, readRun, runFolder } from '../../runs/folder.ts'
import type { LoadRequest } from '../request.ts'

/** What a run's folder says of it: enough to tell whether it was a run of this document. */
interface About {
  readonly source: string
  readonly target: string
  readonly mode: string
}

/**
 * Makes sure that a run may be gone on with by a document: it exists, is not over with success and not alive, and is
 * the document's own, as one of its targets or as the sum of several.
 * @param requests of the document's targets
 * @returns how it ended: `failed`, `cancelled`, or `died`
 * @throws PlatformError `run.unknown`, `run.not-resumable`
 */
export async function checkResumable(
  dataDir: string,
  run: string,
  document: string,
  requests: readonly LoadRequest[],
): Promise<string> {
  const folder = runFolder(dataDir, run)
  const [live, done] = [await readLive(folder), await readRun(folder)]
  const about: About | null = done ?? live
  if (about === null) throw new PlatformError('run.unknown', { run })
  if (done?.state === 'succeeded' || done?.state === 'unchanged') {
    throw new PlatformError('run.not-resumable', { run, why: phrase('run.is-over', { state: done.state }) })
  }
  if (!done && live?.alive) throw new PlatformError('run.not-resumable', { run, why: phrase('run.is-alive') })
  if (!isOf(about, document, requests)) {
    const { source, target } = about
    throw new PlatformError('run.not-resumable', { run, why: phrase('run.of-another', { source, target, document }) })
  }
  return done?.state ?? 'died'
}

function isOf({ source, target, mode }: About, document: string, requests: readonly LoadRequest[]): boolean {
  const loads = requests.map((request) => ({
    source: maskSecrets(request.source),
    target: maskSecrets(request.target),
    mode: request.mode as string,
  }))
  const all = maskSecrets(requests.map((request) => request.target).join(', '))
  return [...loads, { source: document, target: all, mode: 'pipeline' }].some(
    (load) => load.source === source && load.target === target && load.mode === mode,
  )
}
