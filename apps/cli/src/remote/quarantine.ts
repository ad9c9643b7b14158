import type { Quarantine } from '@ai-etl/core/documents/run'
import { listed } from '../commands/quarantine.ts'
import { renderQuarantine } from '../render/run.ts'
import type { Remote } from './remote.ts'
import { finishedRun, runIdOf } from './runs.ts'
import type { Server } from './server.ts'

/** Rows that are shown, as on this machine; runs that are looked through. */
const MOST_ROWS = 100
const MOST_RUNS = 200

export const quarantineListRemotely: Remote = async (call, server) => {
  const { items } = await server.api.call('listRuns', { query: { limit: MOST_RUNS } })
  const runs = items
    .filter(({ rejected }) => rejected > 0)
    .map(({ id, runFolder, name, rejected }) => {
      const [source, target = ''] = name.split(' → ')
      return { run: runFolder ?? id, source, target, count: rejected, file: '' }
    })
  return listed(runs, call.lang)
}

export const quarantineShowRemotely: Remote = async (call, server) => {
  const [run] = call.arguments
  const runId = await runIdOf(run, server)
  const { items } = await server.api.call('listQuarantine', { params: { runId }, query: { limit: MOST_ROWS } })
  const shown = call.options.flag('showPersonal') ? await unmasked(server, runId, items) : items
  const rows = shown.map(({ source, line, byte, rule, detail, raw }) => ({
    source,
    line,
    byte,
    rule,
    detail,
    raw: raw ?? '',
  }))
  const document: Quarantine = { run, rows }
  return { document, text: renderQuarantine(document, call.lang) }
}

/** Each row by itself: who sees personal values is written down by the server. */
async function unmasked(server: Server, runId: string, items: readonly { readonly id: number }[]) {
  const rows = []
  for (const { id } of items)
    rows.push(
      await server.api.call('showQuarantinedRow', { params: { runId, rowId: id }, query: { showPersonal: 'true' } }),
    )
  return rows
}

export const quarantineReplayRemotely: Remote = async (call, server) => {
  const [run, target] = call.arguments
  const runId = await runIdOf(run, server)
  const given = call.options.text('file')
  const file = given === undefined ? undefined : await server.source(given)
  const body = { all: true, file, target }
  return finishedRun(await server.api.call('replayQuarantine', { params: { runId }, body }), call, server)
}
