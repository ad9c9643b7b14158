import { rm } from 'node:fs/promises'
import { maskSecrets, maskSecretsInside, maskSecretsWithin } from '@ai-etl/core/address/mask'
import type { ProgressEvent } from '@ai-etl/core/contracts/context'
import type { Run } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import { exitStatus } from '@ai-etl/core/errors/exit'
import type { Language } from '@ai-etl/core/messages/language'
import { type Phrase, phrase, quoted } from '@ai-etl/core/messages/phrase'
import { withWarnings } from '@ai-etl/core/messages/run-again'
import type { ContextSettings } from '../context.ts'
import { cancelSignal } from '../runs/cancel.ts'
import { finishRun, newRunId, startRun } from '../runs/folder.ts'
import { systemFailure } from '../system-failure.ts'
import { runInWorker } from '../worker/run.ts'
import type { LoadJob } from './job.ts'
import type { LoadRequest } from './request.ts'
import { emptyRun } from './run-document.ts'

const WRONG_USAGE = 2

/** What a caller holds of work that goes on: a signal to end it, and news of its progress. */
export interface Live {
  readonly signal: AbortSignal
  readonly progress: (event: ProgressEvent) => void
}

/** Which run a load is; a run that died and is gone on with keeps its id and folder. */
export interface RunIdentity {
  readonly run: string
  /** The run that this one is a part of. */
  readonly parent?: string
  /** Name of the pipeline that is run. */
  readonly pipeline?: string
}

/**
 * Copies a source into a target, creating tables by the design: read, proven, published, with a folder of the run.
 * A target is as it was unless the run succeeds; the same request again finishes what was interrupted.
 * @throws PlatformError with the run document as far as it is known in `known`; `run.cancelled` after an abort. Wrong
 * usage leaves no run behind, unless the run was given.
 */
export async function load(
  request: LoadRequest,
  settings: ContextSettings,
  live: Live,
  identity?: RunIdentity,
): Promise<Run> {
  const { run, parent, pipeline }: RunIdentity = identity ?? { run: newRunId() }
  const startedAt = new Date().toISOString()
  const { source, target, mode } = request
  const about = {
    run,
    startedAt,
    source: maskSecrets(source),
    target: maskSecrets(target),
    mode,
    ...(parent && { parent }),
    ...(pipeline && { pipeline }),
  }
  const folder = await startRun(settings.dataDir, about)
  const cancel = cancelSignal(folder, live.signal)
  const input: LoadJob = { run, startedAt, request }
  try {
    const task = { module: new URL('./job.ts', import.meta.url), input, settings }
    const done = await runInWorker<LoadJob, Run>(task, { signal: cancel.signal, progress: live.progress })
    const document = withWarnings(done, request.dryRun ? [phrase('run.dry')] : [], settings.lang)
    return await finishRun(folder, document).then(
      () => document,
      (error: unknown) => withWarnings(document, [unnoted(error)], settings.lang),
    )
  } catch (error) {
    // What cannot be asked for at all is no run that anybody would look for.
    if (identity === undefined && error instanceof PlatformError && exitStatus(error.code) === WRONG_USAGE) {
      await rm(folder.path, { recursive: true, force: true })
      const { code, params, where, cause } = error
      throw new PlatformError(code, params, { ...(where === null ? {} : { where }), cause })
    }
    const document = (await knownRun(error)) ?? emptyRun(run, request, startedAt)
    // What failed first is told, even where its folder takes nothing any more.
    await finishRun(folder, { ...document, failure: failureOf(error, settings.lang) }).catch(() => undefined)
    throw error
  } finally {
    await cancel.stop()
  }
}

/** The document of a load that failed, as far as its error knows one. */
export async function knownRun(error: unknown): Promise<Run | null> {
  if (!(error instanceof PlatformError) || error.known === null) return null
  // The schemas are read only where they are of use: every command waits for what is loaded before its work.
  const { runSchema } = await import('@ai-etl/core/documents/run')
  return runSchema.safeParse(error.known).data ?? null
}

/** Why a run failed, for whoever looks at it later. */
export function failureOf(error: unknown, lang: Language): Run['failure'] {
  if (!(error instanceof PlatformError)) return null
  const { code, message, where, fix } = error.problem(lang)
  const params = maskSecretsInside(error.params) as Record<string, unknown>
  return { code, message: maskSecretsWithin(message), where, fix: maskSecretsWithin(fix), params }
}

/** The rows are published: that the folder of the run could not be completed takes nothing back. */
function unnoted(error: unknown): Phrase {
  return phrase('run.unnoted', { why: systemFailure(error)?.said() ?? quoted(String(error)) })
}
