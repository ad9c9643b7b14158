import type { Advice } from '@ai-etl/core/documents/advice'
import { type Ddl, DIALECTS } from '@ai-etl/core/documents/ddl'
import type { Profile } from '@ai-etl/core/documents/profile'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Call } from '../command.ts'
import { planned } from '../commands/pipeline.ts'
import { readUse, statedUse } from '../inputs.ts'
import { chosen } from '../options.ts'
import { renderAdvice } from '../render/advice.ts'
import { renderDdl } from '../render/ddl.ts'
import { renderProfile } from '../render/profile.ts'
import { listOption, type Remote } from './remote.ts'
import type { Server } from './server.ts'

export const profileRemotely: Remote = async (call, server) => {
  if (call.arguments.length > 1) throw new PlatformError('server.one-address', {})
  const sample = call.options.count('sample', 1)
  const showPersonal = call.options.flag('showPersonal') || undefined
  const document = await profiled(call, server, { sample, showPersonal })
  return { document, text: renderProfile(document, call.lang) }
}

export const adviseRemotely: Remote = async (call, server) => {
  const experiment = call.options.flag('experiment') || undefined
  const body = { source: await server.source(call.arguments[0]), ...(await statedUse(call)), experiment }
  const document = (await started(server, 'recommendStorage', body)) as Advice
  return { document, text: renderAdvice(document, call.lang) }
}

export const ddlRemotely: Remote = async (call, server) => {
  const body = {
    source: await server.source(call.arguments[0]),
    ...(await statedUse(call)),
    dialect: chosen(DIALECTS, call.options.text('dialect')) ?? 'postgresql',
    table: call.options.text('table'),
    key: listOption(call, 'key'),
    names: chosen(['quote', 'transliterate'] as const, call.options.text('names')),
    execute: call.options.text('execute'),
  }
  const document = (await started(server, 'generateDdl', body)) as Ddl
  return { document, text: renderDdl(document, call.lang) }
}

/** The server measures; advice and plan are made of that here, where the document is written. */
export const planRemotely: Remote = async (call, server) => {
  const use = await readUse(call)
  return planned(call, use, await profiled(call, server, {}))
}

async function profiled(call: Call, server: Server, options: object): Promise<Profile> {
  const body = { source: await server.source(call.arguments[0]), ...options }
  return (await started(server, 'profile', body)) as Profile
}

/** Runs one of the analysis routes as a job, so that no line has to stand open for long work. */
async function started(
  server: Server,
  route: 'profile' | 'recommendStorage' | 'generateDdl',
  body: object,
): Promise<unknown> {
  // Each route's own body was put together by its command; with async it answers a job in place of its document.
  const begun = (await server.api.call(route, { query: { async: 'true' }, body } as never)) as unknown
  return server.told(await server.finished((begun as { jobId: string }).jobId))
}
