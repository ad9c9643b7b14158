import type { Run } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import { loadTexts } from '@ai-etl/core/messages/load'
import { plainChain } from '@ai-etl/core/pipeline/plain'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'
import type { ContextSettings } from '../../context.ts'
import { finishRun, newRunId, startRun } from '../../runs/folder.ts'
import type { Live, RunIdentity } from '../load.ts'
import { failureOf, load } from '../load.ts'
import type { LoadRequest } from '../request.ts'
import { emptyRun } from '../run-document.ts'
import { total } from '../tally.ts'
import { checkOpened } from './check.ts'
import { openPipeline, type PipelineAt } from './open.ts'
import { checkResumable } from './resume.ts'

export interface PipelineRunOptions {
  /** Reads, converts and filters, and writes nothing. */
  readonly dryRun?: boolean
  readonly params?: Readonly<Record<string, string>>
  /** A run of this pipeline that did not finish: what it had finished stays, the rest is done. */
  readonly resume?: string
  /** Id of the run, where the caller has chosen it. */
  readonly run?: string
  /** What this run is a part of: it is no run of its own in lists of a server. */
  readonly parent?: string
  /** Called with the document of each target's load once it is done. */
  readonly onTarget?: (target: string, run: Run) => void
}

/**
 * Runs a plain pipeline: each target is one load, in the order of the document. With several targets the document is
 * the sum of their runs, which have folders of their own.
 * @throws PlatformError `pipeline.refused` when the check fails, and what `load` throws
 */
export async function runPipeline(
  at: PipelineAt,
  options: PipelineRunOptions,
  settings: ContextSettings,
  live: Live,
): Promise<Run> {
  const opened = await openPipeline(at, settings)
  const { document } = opened
  const params = parametersOf(document.pipeline, options.params ?? {})
  const check = await checkOpened(document, opened.settings, live)
  if (!check.ok) {
    const errors = check.errors.map((error) => `${error.message} (${error.where ?? error.step ?? ''})`).join('; ')
    throw new PlatformError('pipeline.refused', { document: document.name, errors }, { known: check })
  }
  const requests = Object.entries(document.pipeline.targets).map(([name, target]) => ({
    name,
    request: requestOf(document.pipeline, target, params, options.dryRun ?? false),
  }))
  const resumed = await resumedText(options.resume, document.name, requests, settings)
  const loadOne: LoadTarget = async ({ name, request }, identity) => {
    const progress: Live['progress'] = (event) => live.progress({ ...event, target: name })
    const done = await load(request, opened.settings, { ...live, progress }, identity)
    options.onTarget?.(name, done)
    return done
  }
  const run = options.run ?? newRunId()
  const pipeline = document.pipeline.name
  const identity = { run, pipeline, ...(options.parent && { parent: options.parent }) }
  const done =
    requests.length === 1
      ? await loadOne(requests[0], identity)
      : await runSeveral({ run, name: document.name, pipeline }, requests, opened.settings, loadOne)
  return { ...done, warnings: [...resumed, ...done.warnings] }
}

/** What there is to say of the run that is gone on with. @throws PlatformError `run.unknown`, `run.not-resumable` */
async function resumedText(
  run: string | undefined,
  document: string,
  targets: readonly TargetRequest[],
  { dataDir, lang }: ContextSettings,
): Promise<readonly string[]> {
  if (run === undefined) return []
  const requests = targets.map((target) => target.request)
  const state = await checkResumable(dataDir, run, document, requests)
  return [loadTexts['run-resumed'][lang]({ run, state })]
}

interface TargetRequest {
  readonly name: string
  readonly request: LoadRequest
}
type LoadTarget = (target: TargetRequest, identity: RunIdentity) => Promise<Run>

function requestOf(
  pipeline: Pipeline,
  target: Pipeline['targets'][string],
  params: LoadRequest['params'],
  dryRun: boolean,
): LoadRequest {
  const chain = plainChain(pipeline, target.input)
  const { to, mode, key, cursor, missing, schema, maxRejected, verify } = target
  return {
    source: pipeline.sources[chain.source].from,
    target: to,
    mode,
    steps: chain.steps,
    params,
    dryRun,
    ...(key && { key }),
    ...(cursor !== undefined && { cursor }),
    ...(missing && { missing }),
    ...(schema && { schema }),
    ...(maxRejected !== undefined && { maxRejected }),
    ...(verify !== undefined && { verify }),
  }
}

/** The parameters with the values given, else their defaults. */
function parametersOf(pipeline: Pipeline, given: Readonly<Record<string, string>>): NonNullable<LoadRequest['params']> {
  const known = Object.keys(pipeline.params)
  const unknown = Object.keys(given).find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new PlatformError('pipeline.param-unknown', { name: unknown, known: known.join(', ') })
  return Object.entries(pipeline.params).flatMap(([name, { type, default: standard }]) => {
    const value = given[name] ?? standard
    return value === undefined ? [] : [{ name, type, value: value === null ? null : String(value) }]
  })
}

async function runSeveral(
  { run, name, pipeline }: { readonly run: string; readonly name: string; readonly pipeline: string },
  requests: readonly TargetRequest[],
  settings: ContextSettings,
  loadOne: LoadTarget,
): Promise<Run> {
  const startedAt = new Date().toISOString()
  const target = requests.map(({ request }) => request.target).join(', ')
  const about = emptyRun(run, { source: name, target, mode: 'append' }, startedAt)
  const folder = await startRun(settings.dataDir, {
    run,
    startedAt,
    source: name,
    target: about.target,
    mode: 'pipeline',
    pipeline,
  })
  const began = performance.now()
  const done: Run[] = []
  const sum = (state: Run['state']): Run => ({
    ...about,
    mode: 'pipeline',
    state,
    ...total(done),
    tables: done.flatMap((each) => each.tables),
    receipts: done.flatMap((each, chunk) => each.receipts.map((receipt) => ({ ...receipt, chunk }))),
    seconds: Math.round(performance.now() - began) / 1000,
    bytes: done.reduce((bytes, each) => bytes + each.bytes, 0),
    quarantine: done.find((each) => each.quarantine !== null)?.quarantine ?? null,
    changes: done.flatMap((each) => each.changes),
    warnings: done.flatMap((each) => each.warnings),
  })
  try {
    for (const each of requests) done.push(await loadOne(each, { run: newRunId(), parent: run, pipeline }))
  } catch (error) {
    const failed = error instanceof PlatformError ? error : null
    const document = sum(failed?.code === 'run.cancelled' ? 'cancelled' : 'failed')
    await finishRun(folder, { ...document, failure: failureOf(error, settings.lang) })
    if (failed) throw new PlatformError(failed.code, failed.params, { cause: failed, known: document })
    throw error
  }
  const document = sum(done.every((each) => each.state === 'unchanged') ? 'unchanged' : 'succeeded')
  await finishRun(folder, document)
  return document
}
