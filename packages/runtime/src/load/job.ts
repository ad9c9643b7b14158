import { maskSecretsWithin } from '@ai-etl/core/address/mask'
import type { Context } from '@ai-etl/core/contracts/context'
import type { Source } from '@ai-etl/core/contracts/source'
import type { Run } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import { quoted } from '@ai-etl/core/messages/phrase'
import type { ContextSettings } from '../context.ts'
import { runFolder } from '../runs/folder.ts'
import type { Log } from '../runs/log.ts'
import { openLog } from '../runs/log.ts'
import { systemFailure } from '../system-failure.ts'
import { Load } from './load-one.ts'
import { openQuery, openSource, openTarget } from './open.ts'
import { throttled } from './progress.ts'
import type { LoadRequest } from './request.ts'
import { emptyRun } from './run-document.ts'
import { SideLane } from './side-lane.ts'

export interface LoadJob {
  readonly run: string
  readonly startedAt: string
  readonly request: LoadRequest
}

/**
 * Runs one load in a worker thread.
 * @throws PlatformError with the run document as far as it is known in `known`
 * @public loaded by its path
 */
export async function job(input: LoadJob, given: Context, settings: ContextSettings): Promise<Run> {
  const context: Context = { ...given, progress: throttled(given.progress) }
  const { request, run, startedAt } = input
  const folder = runFolder(context.dataDir, run)
  const log = openLog(folder)
  const began = performance.now()
  const document = emptyRun(run, request, startedAt)
  log('start', { source: request.source, target: request.target, mode: request.mode })
  let load: Load | null = null
  try {
    // What is wrong with the addresses is told by those who open them.
    const ahead = await SideLane.ahead(request, settings, context).catch(() => null)
    await using _ahead = { [Symbol.asyncDispose]: async () => ahead?.close() }
    await using source = disposable(known(await openInput(request, settings, context), request))
    const opened = await openTarget(request.target, settings, context)
    await using target = disposable(opened.target)
    const side = SideLane.start(request, source.value, opened.connector, settings, ahead)
    await using _side = { [Symbol.asyncDispose]: async () => side?.close() }
    load = new Load({
      input,
      folder,
      log,
      context,
      source: source.value,
      target: target.value,
      side,
      ...describe(opened),
    })
    const done = { ...document, ...(await load.run()), seconds: secondsSince(began) }
    log('end', { state: done.state, read: done.read, written: done.written, rejected: done.rejected })
    return done
  } catch (error) {
    const failure = asPlatformError(error, context.signal)
    const state = failure.code === 'run.cancelled' ? 'cancelled' : 'failed'
    tryToLog(log, { state, code: failure.code, why: maskSecretsWithin(failure.message) })
    const known: Run = { ...document, ...load?.known(), state, seconds: secondsSince(began) }
    throw withKnown(failure, known)
  }
}

function openInput(request: LoadRequest, settings: ContextSettings, context: Context): Promise<Source> {
  const { source, query } = request
  return query ? openQuery(source, query, settings, context) : openSource(source, settings, context)
}

/** The source under the content that the caller knows it by. */
function known(source: Source, { as }: LoadRequest): Source {
  return as ? Object.create(source, { fingerprint: { value: as.content, enumerable: true } }) : source
}

/** A disk that is full takes no log either; what failed first is what is told. */
function tryToLog(log: Log, facts: Parameters<Log>[1]): void {
  try {
    log('end', facts)
  } catch {
    // The run document and the error say the same.
  }
}

/** Whatever breaks after a cancel breaks because of it: sockets are cut, statements end early. */
function asPlatformError(error: unknown, signal: AbortSignal): PlatformError {
  if (signal.aborted) return new PlatformError('run.cancelled', {}, { cause: error })
  if (error instanceof PlatformError) return error
  const system = systemFailure(error)
  if (system) return system
  const why = error instanceof Error ? error.message : String(error)
  return new PlatformError('internal.unexpected', { why: quoted(why) }, { cause: error })
}

function withKnown(error: PlatformError, known: Run): PlatformError {
  const { code, params, where, cause } = error
  return new PlatformError(code, params, { ...(where === null ? {} : { where }), cause, known })
}

function describe(opened: Awaited<ReturnType<typeof openTarget>>) {
  return { targetAddress: opened.address, connector: opened.connector }
}

function disposable<T extends { close(): Promise<void> }>(value: T): AsyncDisposable & { readonly value: T } {
  return { value, [Symbol.asyncDispose]: () => value.close() }
}

function secondsSince(began: number): number {
  return Math.round(performance.now() - began) / 1000
}
