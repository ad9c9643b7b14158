import { LOAD_MODES, MISSING_POLICIES, SCHEMA_POLICIES } from '@ai-etl/core/contracts/target'
import type { Advice } from '@ai-etl/core/documents/advice'
import type { Ddl } from '@ai-etl/core/documents/ddl'
import { DIALECTS } from '@ai-etl/core/documents/ddl'
import type { Profile } from '@ai-etl/core/documents/profile'
import type { Run } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { CommandName } from '@ai-etl/core/messages/commands'
import type { Answer, Call } from '../command.ts'
import { statedUse } from '../inputs.ts'
import { chosen, commaList } from '../options.ts'
import { renderAdvice } from '../render/advice.ts'
import { renderDdl } from '../render/ddl.ts'
import { sayIn } from '../render/labels.ts'
import { renderProfile } from '../render/profile.ts'
import { renderRun } from '../render/run.ts'
import { table } from '../render/table.ts'
import type { Server } from './server.ts'

type Remote = (call: Call, server: Server) => Promise<Answer>

/** What each command does when a server does its work; the documents are those of the command itself. */
export const remoteCommands: Partial<Record<CommandName, Remote>> = {
  async profile(call, server) {
    if (call.arguments.length > 1) throw new PlatformError('server.one-address', {})
    const sample = call.options.count('sample', 1)
    const showPersonal = call.options.flag('showPersonal') || undefined
    const body = { source: await server.source(call.arguments[0]), sample, showPersonal }
    const document = (await started(server, 'profile', body)) as Profile
    return { document, text: renderProfile(document, call.lang) }
  },

  async advise(call, server) {
    const experiment = call.options.flag('experiment') || undefined
    const body = { source: await server.source(call.arguments[0]), ...(await statedUse(call)), experiment }
    const document = (await started(server, 'recommendStorage', body)) as Advice
    return { document, text: renderAdvice(document, call.lang) }
  },

  async ddl(call, server) {
    const body = {
      source: await server.source(call.arguments[0]),
      ...(await statedUse(call)),
      dialect: chosen(DIALECTS, call.options.text('dialect')) ?? 'postgresql',
      table: call.options.text('table'),
      key: list(call, 'key'),
      names: chosen(['quote', 'transliterate'] as const, call.options.text('names')),
      execute: call.options.text('execute'),
    }
    const document = (await started(server, 'generateDdl', body)) as Ddl
    return { document, text: renderDdl(document, call.lang) }
  },

  async load(call, server) {
    const [source, target] = call.arguments
    const { options } = call
    const { runId, jobId } = await server.api.call('startLoad', {
      body: {
        source: await server.source(source),
        target,
        mode: chosen(LOAD_MODES, options.text('mode')) ?? 'append',
        key: list(call, 'key'),
        cursor: options.text('cursor'),
        missing: chosen(MISSING_POLICIES, options.text('missing')),
        schema: chosen(SCHEMA_POLICIES, options.text('schema')),
        maxRejected: options.count('maxRejected'),
        select: list(call, 'select'),
        where: options.text('where'),
        verify: options.flag('verify'),
        again: options.flag('again'),
      },
    })
    await server.finished(jobId)
    const document = await documentOf(server, runId)
    return { document, text: renderRun(document, call.lang) }
  },

  async 'connections list'(call, server) {
    const { items } = await server.api.call('listConnections', { query: { limit: 200 } })
    const connections = items.map(({ name, address, updatedAt }) => ({ name, address, savedAt: updatedAt }))
    const head = call.lang === 'ru' ? ['имя', 'адрес', 'сохранено'] : ['name', 'address', 'saved']
    const rows = connections.map(({ name, address, savedAt }) => [name, address, savedAt])
    return { document: { connections }, text: table(head, rows) }
  },

  async 'connections add'(call, server) {
    const [name, address] = call.arguments
    const saved = await server.api.call('createConnection', { body: { name, address } })
    const document = { name: saved.name, address: saved.address, savedAt: saved.updatedAt }
    return { document, text: `@${saved.name}  ${saved.address}` }
  },

  async 'connections remove'(call, server) {
    const [name] = call.arguments
    const { items } = await server.api.call('listConnections', { query: { limit: 200 } })
    const found = items.find((connection) => connection.name === name)
    if (!found)
      throw new PlatformError('connections.unknown', { name, known: items.map((each) => each.name).join(', ') })
    await server.api.call('deleteConnection', { params: { connectionId: found.id } })
    return { document: { removed: name }, text: call.lang === 'ru' ? `Удалено: ${name}` : `Removed: ${name}` }
  },

  async 'runs list'(call, server) {
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
  },

  async 'runs show'(call, server) {
    const document = await documentOf(server, call.arguments[0])
    return { document, text: renderRun(document, call.lang) }
  },

  async 'runs cancel'(call, server) {
    const [runId] = call.arguments
    await server.api.call('cancelRun', { params: { runId } })
    return { document: { cancelled: runId }, text: `${sayIn(call.lang)('cancelled')}: ${runId}` }
  },
}

/** Runs one of the analysis routes as a job, so that no line has to stand open for long work. */
async function started(
  server: Server,
  route: 'profile' | 'recommendStorage' | 'generateDdl',
  body: object,
): Promise<unknown> {
  // Each route's own body was put together by its command; with async it answers a job in place of its document.
  const begun = (await server.api.call(route, { query: { async: 'true' }, body } as never)) as unknown
  return server.finished((begun as { jobId: string }).jobId)
}

async function documentOf(server: Server, runId: string): Promise<Run> {
  const { document } = await server.api.call('showRun', { params: { runId } })
  if (document === null) throw new PlatformError('run.unknown', { run: runId })
  // The run document as the runtime wrote it.
  return document as Run
}

function list(call: Call, name: string): string[] | undefined {
  return call.options.text(name) === undefined ? undefined : [...commaList(call.options.text(name))]
}
