import { type IncrementalRun, type Run, runSchema } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { CountedRows } from '@ai-etl/core/pipeline/previous-rows'
import { readPipeline } from '@ai-etl/core/pipeline/read'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'
import type { ContextSettings } from '@ai-etl/runtime/context'
import { knownRun, type Live } from '@ai-etl/runtime/load/load'
import { newRunId } from '@ai-etl/runtime/runs/folder'
import { publishedMarks } from '@ai-etl/runtime/runs/previous-marks'
import { beatRun } from '@ai-etl/runtime/store/queries/runs/beat'
import { countedBefore } from '@ai-etl/runtime/store/queries/runs/counted-before'
import { markedBefore } from '@ai-etl/runtime/store/queries/runs/marked-before'
import { showRun } from '@ai-etl/runtime/store/queries/runs/show'
import { startRun } from '@ai-etl/runtime/store/queries/runs/start'
import { maybe, none, one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { tellRunEnd } from '../../alerts/run-end.ts'
import { flowOf } from '../../runs/flow.ts'
import { type RunParts, recordEnd, recordParts } from '../../runs/record.ts'
import { replayRows } from '../../runs/replay.ts'
import { loadRequest, type RunWork, runWorkSchema } from '../../runs/request.ts'
import { runSaid } from '../../runs/said.ts'
import { countRun } from '../../telemetry/metrics.ts'
import { traceStages } from '../../telemetry/trace-stages.ts'
import { jobFailure } from '../failure.ts'
import { isHandOver, jobKind, type Work } from '../kind.ts'
import { outlasting } from '../outlast.ts'
import { serverKey } from '../server-key.ts'
import { toolsOf } from '../tools.ts'

const runInput = z.object({ runId: z.uuid(), work: runWorkSchema })
type RunInput = z.output<typeof runInput>

/**
 * Carries out a run. Every attempt goes on under the same id and in the same folder: a load that was killed or handed
 * over continues behind the last chunk that its target committed.
 */
export const runJob = jobKind({
  kind: 'run',
  lane: 'load',
  input: runInput,
  answer: runSchema,
  timeoutSeconds: 24 * 3600,
  retry: { times: 3, firstSeconds: 10 },
  concurrencyKey: ({ work }) => targetServer(work),
  said: runSaid,
  async run(work) {
    const { services } = work
    const of = { projectId: projectOf(work), runId: work.input.runId }
    const { runId } = of
    const known = await one(services.database, showRun, of)
    const folder = known.runFolder ?? newRunId()
    const started = await maybe(services.database, startRun, { runId, worker: work.jobId, runFolder: folder })
    if (started === null) throw new PlatformError('run.cancelled', {})
    const parts: RunParts = { targets: [], sources: [] }
    try {
      const document = await carryOut(work, folder, parts)
      // It is done at its target: noting that must not fail it.
      await noted(work, async () => {
        await recordParts(services, runId, parts, work.lang)
        await recordEnd(services, runId, document.state, { document, error: null })
      })
      countRun(document)
      await tellRunEnd(services, of, document, null)
      return document
    } catch (error) {
      if (isHandOver(work.signal) || work.willRetry(error)) throw error
      const document = await knownRun(error)
      if (document !== null && parts.targets.length === 0 && work.input.work.kind !== 'pipeline')
        parts.targets.push({ target: PLAIN_LOAD, run: document })
      const state = work.signal.aborted && work.signal.reason === 'cancelled' ? 'cancelled' : stateOf(error)
      await noted(work, async () => {
        await recordParts(services, runId, parts, work.lang)
        await recordEnd(services, runId, state, { document, error: jobFailure(error) })
      })
      await tellRunEnd(services, of, document, jobFailure(error))
      throw error
    }
  },
  async onUnfinished(ended) {
    const { services, input, state, error } = ended
    if (await recordEnd(services, input.runId, state, { document: null, error }))
      await tellRunEnd(services, { projectId: projectOf(ended), runId: input.runId }, null, error)
  },
})

function projectOf({ projectId }: { readonly projectId: string | null }): string {
  if (projectId === null) throw new RangeError('a run belongs to a project')
  return projectId
}

/** Writes how a run ended as soon as the database can be had, for as long as the attempt is ours. */
async function noted(work: Work<RunInput>, write: () => Promise<void>): Promise<void> {
  await outlasting(work.services.log, () => !isHandOver(work.signal), write)
}

async function carryOut(work: Work<RunInput>, folder: string, parts: RunParts): Promise<Run> {
  const { settings, live } = await toolsOf(work)
  const { work: asked } = work.input
  const stages = traceStages(targetsOf(asked))
  const told = follower(work, asked.kind === 'pipeline' ? asked.text : null)
  const progress: typeof told = (event) => {
    stages.follow(event)
    told(event)
  }
  try {
    return await runLoads(work, folder, parts, settings, { ...live, progress })
  } finally {
    stages.end()
  }
}

async function runLoads(
  work: Work<RunInput>,
  folder: string,
  parts: RunParts,
  settings: ContextSettings,
  followed: Live,
): Promise<Run> {
  const { services } = work
  const { runId, work: asked } = work.input
  const onTarget = (target: string, run: Run) => parts.targets.push({ target, run })
  const onSource = (target: string, run: Run) => parts.sources.push({ target, run })
  if (asked.kind === 'pipeline') {
    const { runPipeline } = await import('@ai-etl/runtime/load/pipeline/run')
    const { name, document = name, text, params, inEngine = false, full = false, aside = false } = asked
    const counted = () => countedOf(work)
    const marks = () => marksOf(work)
    const increments = { full, aside, marks }
    const options = { run: folder, params, pushDown: !inEngine, counted, ...increments, onTarget, onSource }
    return runPipeline({ name: document, text }, options, settings, followed)
  }
  if (asked.kind === 'load') {
    const { load } = await import('@ai-etl/runtime/load/load')
    const document = await load(loadRequest(asked), settings, followed, { run: folder })
    onTarget(PLAIN_LOAD, document)
    return document
  }
  const of = { projectId: projectOf(work), runId }
  return replayRows(services, asked, of, settings, followed, folder, onTarget)
}

/** Rows that the last successful run of the same pipeline counted. */
async function countedOf(work: Work<RunInput>): Promise<CountedRows> {
  const { runId } = work.input
  const before = await maybe(work.services.database, countedBefore, { projectId: projectOf(work), runId })
  const document = before && runSchema.safeParse(before.document)
  return new Map((document?.data?.counted ?? []).map(({ on, rows }) => [on, rows]))
}

/** Where the last run of the same pipeline came to by its cursors. */
async function marksOf(work: Work<RunInput>): Promise<IncrementalRun | null> {
  const { runId } = work.input
  const before = await maybe(work.services.database, markedBefore, { projectId: projectOf(work), runId })
  const document = before && runSchema.safeParse(before.document)
  return publishedMarks(document?.data ?? null)
}

/** What a load is called that belongs to no pipeline. */
const PLAIN_LOAD = 'load'

/** A heartbeat's distance, in milliseconds. */
const BEAT_MS = 1000

/** Tells followers of the job, and the run's row, how far it is. */
function follower(work: Work<RunInput>, text: string | null): Work<RunInput>['progress'] {
  const pipeline: Pipeline | null = text === null ? null : readPipeline('pipeline', text).pipeline
  const { database, log } = work.services
  const { runId } = work.input
  let beaten = 0
  let began: { target: string | undefined; at: number } | null = null
  return (event) => {
    work.progress(event)
    if (event.text !== undefined) work.log(event.text, event.says)
    const { counts } = event
    const now = Date.now()
    if (began === null || began.target !== event.target) began = { target: event.target, at: now }
    if (counts === undefined || now - beaten < BEAT_MS) return
    beaten = now
    const flow = pipeline && flowOf(pipeline, event, (now - began.at) / 1000)
    if (flow !== null) work.tell('flow', flow)
    const { read, written } = counts
    none(database, beatRun, { runId, worker: work.jobId, read, written }).catch((error: unknown) =>
      log.warn({ err: error, runId }, 'the progress of a run was not noted'),
    )
  }
}

function stateOf(error: unknown): 'cancelled' | 'failed' {
  return error instanceof PlatformError && error.code === 'run.cancelled' ? 'cancelled' : 'failed'
}

/** Addresses of a run's targets by name; a plain load has one without. */
function targetsOf(work: RunWork): Readonly<Record<string, string>> {
  if (work.kind === 'replay') return {}
  if (work.kind === 'load') return { '': work.target }
  const { targets } = readPipeline(work.name, work.text).pipeline
  return Object.fromEntries(Object.entries(targets).map(([name, { to }]) => [name, to]))
}

/** The server that a run writes to, so that few write to one at a time. */
function targetServer(work: RunWork): string | null {
  const [address] = Object.values(targetsOf(work))
  return address === undefined ? null : serverKey(address)
}
