import { ApiProblem } from '@ai-etl/client/problem'
import { LOAD_MODES, MISSING_POLICIES, SCHEMA_POLICIES } from '@ai-etl/core/contracts/target'
import type { Run } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { PipelineCheck } from '@ai-etl/core/pipeline/check'
import type { ExplainedCheck } from '@ai-etl/runtime/load/pipeline/check'
import type { Answer, Call } from '../command.ts'
import { checked, parameters } from '../commands/pipeline.ts'
import { cleanedAnswer } from '../commands/runs.ts'
import { chosen } from '../options.ts'
import { sayIn } from '../render/labels.ts'
import { renderRun } from '../render/run.ts'
import { table } from '../render/table.ts'
import { sentDocument } from './document.ts'
import { listOption, type Remote } from './remote.ts'
import type { Server } from './server.ts'

export const loadRemotely: Remote = async (call, server) => {
  const [source, target] = call.arguments
  const { options } = call
  const begun = await server.api.call('startLoad', {
    body: {
      source: await server.source(source),
      target,
      mode: chosen(LOAD_MODES, options.text('mode')) ?? 'append',
      key: listOption(call, 'key'),
      cursor: options.text('cursor'),
      missing: chosen(MISSING_POLICIES, options.text('missing')),
      schema: chosen(SCHEMA_POLICIES, options.text('schema')),
      maxRejected: options.count('maxRejected'),
      select: listOption(call, 'select'),
      where: options.text('where'),
      verify: options.flag('verify'),
      chunkBytes: options.count('chunkBytes'),
      again: options.flag('again'),
    },
  })
  return finishedRun(begun, call, server)
}

export const checkRemotely: Remote = async (call, server) => {
  const { name, text } = await sentDocument(call, server)
  const explain = call.options.flag('explain')
  const document = server.told(await server.api.call('checkPipeline', { body: { name, text, explain } }).catch(asCheck))
  // The route's schema is that of the document.
  return checked(document as ExplainedCheck, call.lang)
}

/** A document of which nothing more can be said is a check that failed, as it is on this machine. */
function asCheck(error: unknown): PipelineCheck {
  if (!(error instanceof ApiProblem) || error.code !== 'document.invalid') throw error
  const { code, where, message, fix } = error
  return { ok: false, steps: [], errors: [{ code, step: null, where, message, fix }], warnings: [] } as PipelineCheck
}

export const runRemotely: Remote = async (call, server) => {
  const resume = call.options.text('resume')
  if (resume !== undefined) {
    const params = { runId: await runIdOf(resume, server) }
    return finishedRun(await server.api.call('resumeRun', { params }), call, server)
  }
  const params = parameters(call)
  const { name, text } = await sentDocument(call, server)
  const body = { name, text, params }
  const flags = { inEngine: call.options.flag('inEngine'), full: call.options.flag('full') }
  try {
    if (!call.options.flag('dryRun'))
      return await finishedRun(await server.api.call('runDocument', { body: { ...body, ...flags } }), call, server)
    const { jobId } = await server.api.call('dryRunPipeline', { body })
    const document = server.told((await server.finished(jobId)) as Run)
    return { document, text: renderRun(document, call.lang) }
  } catch (error) {
    // What is wrong with the document is told by its check, as it is on this machine.
    if (!(error instanceof ApiProblem) || error.code !== 'pipeline.refused') throw error
    const known = await server.api.call('checkPipeline', { body: { name, text } })
    throw new ApiProblem(error.status, server.told({ ...error.answer, known }))
  }
}

export const runsListRemotely: Remote = async (call, server) => {
  const { items } = await server.api.call('listRuns', { query: { limit: 200 } })
  const runs = items.map((run) => ({
    run: run.id,
    state: run.state,
    source: run.name,
    target: '',
    mode: run.trigger,
    startedAt: run.startedAt ?? run.createdAt,
    read: run.read,
    written: run.written,
    rejected: run.rejected,
    seconds: run.startedAt && run.finishedAt ? (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000 : null,
  }))
  const say = sayIn(call.lang)
  const head = [say('run'), say('state'), say('started'), say('source'), say('read'), say('written'), say('rejected')]
  const rows = runs.map((run) => [run.run, run.state, run.startedAt, run.source, run.read, run.written, run.rejected])
  return { document: { runs }, text: table(head, rows) }
}

export const runsShowRemotely: Remote = async (call, server) => {
  const document = await documentOf(server, await runIdOf(call.arguments[0], server))
  return { document, text: renderRun(document, call.lang) }
}

export const runsCancelRemotely: Remote = async (call, server) => {
  const [run] = call.arguments
  await server.api.call('cancelRun', { params: { runId: await runIdOf(run, server) } })
  return { document: { cancelled: run }, text: `${sayIn(call.lang)('cancelled')}: ${run}` }
}

export const runsCleanRemotely: Remote = async (call, server) => {
  const body = { days: call.options.days('olderThan'), dryRun: call.options.flag('dryRun') }
  return cleanedAnswer(await server.api.call('cleanRuns', { body }), call.lang)
}

/** Follows a run to its end; one that fails is told with what is known of it. */
export async function finishedRun(
  { runId, jobId }: { readonly runId: string; readonly jobId: string },
  call: Call,
  server: Server,
): Promise<Answer> {
  try {
    await server.finished(jobId)
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    const known = await documentOf(server, runId).catch(() => null)
    throw new ApiProblem(error.status, server.told({ ...error.answer, known }))
  }
  const document = await documentOf(server, runId)
  return { document, text: renderRun(document, call.lang) }
}

async function documentOf(server: Server, runId: string): Promise<Run> {
  const { document } = await server.api.call('showRun', { params: { runId } })
  if (document === null) throw new PlatformError('run.unknown', { run: runId })
  // The run document as the runtime wrote it.
  return server.told(document as Run)
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Runs that are looked through for a folder's name: the newest. */
const MOST_PAGES = 50

/** The server's id of a run; what documents call it, the name of its folder, is looked for. @throws PlatformError `run.unknown` */
export async function runIdOf(run: string, server: Server): Promise<string> {
  if (UUID.test(run)) return run
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, nextCursor } = await server.api.call('listRuns', { query: { limit: 200, cursor } })
    const found = items.find(({ runFolder }) => runFolder === run)
    if (found) return found.id
    if (nextCursor === null) break
    cursor = nextCursor
  }
  throw new PlatformError('run.unknown', { run })
}
