import { maskSecrets } from '@ai-etl/core/address/mask'
import type { ProgressEvent } from '@ai-etl/core/contracts/context'
import type { Run } from '@ai-etl/core/documents/run'
import { runSchema } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { ContextSettings } from '../context.ts'
import { cancelSignal } from '../runs/cancel.ts'
import { finishRun, newRunId, startRun } from '../runs/folder.ts'
import { runInWorker } from '../worker/run.ts'
import type { LoadJob } from './job.ts'
import type { LoadRequest } from './request.ts'
import { emptyRun } from './run-document.ts'

/** What a caller holds of work that goes on: a signal to end it, and news of its progress. */
export interface Live {
  readonly signal: AbortSignal
  readonly progress: (event: ProgressEvent) => void
}

/**
 * Copies a source into a target, creating tables by the design: read, proven, published, with a folder of the run.
 * A target is as it was unless the run succeeds; the same request again finishes what was interrupted.
 * @throws PlatformError with the run document as far as it is known in `known`; `run.cancelled` after an abort
 */
export async function load(request: LoadRequest, settings: ContextSettings, live: Live): Promise<Run> {
  const run = newRunId()
  const startedAt = new Date().toISOString()
  const { source, target, mode } = request
  const about = { run, startedAt, source: maskSecrets(source), target: maskSecrets(target), mode }
  const folder = await startRun(settings.dataDir, about)
  const cancel = cancelSignal(folder, live.signal)
  const input: LoadJob = { run, startedAt, request }
  try {
    const task = { module: new URL('./job.ts', import.meta.url), input, settings }
    const document = await runInWorker<LoadJob, Run>(task, { signal: cancel.signal, progress: live.progress })
    await finishRun(folder, document)
    return document
  } catch (error) {
    const known = error instanceof PlatformError ? runSchema.safeParse(error.known) : null
    const document = known?.success ? known.data : emptyRun(run, request, startedAt)
    await finishRun(folder, document)
    throw error
  } finally {
    await cancel.stop()
  }
}
