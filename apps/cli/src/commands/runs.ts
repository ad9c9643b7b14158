import type { Command } from '../command.ts'
import { sayIn } from '../render/labels.ts'
import { renderRun } from '../render/run.ts'
import { table } from '../render/table.ts'

export const runsList: Command = {
  name: 'runs list',
  arguments: [],
  options: [],
  async run(call) {
    const say = sayIn(call.lang)
    const { listRuns } = await import('@ai-etl/runtime/runs/list')
    const runs = await listRuns(call.settings.dataDir)
    const head = [
      say('run'),
      say('state'),
      say('started'),
      say('source'),
      say('target'),
      say('mode'),
      say('read'),
      say('written'),
      say('rejected'),
    ]
    const rows = runs.map((run) => [
      run.run,
      run.state,
      run.startedAt,
      run.source,
      run.target,
      run.mode,
      run.read,
      run.written,
      run.rejected,
    ])
    return { document: { runs }, text: table(head, rows) }
  },
}

export const runsShow: Command = {
  name: 'runs show',
  arguments: [{ name: 'RUN' }],
  options: [],
  async run(call) {
    const { showRun } = await import('@ai-etl/runtime/runs/list')
    const document = await showRun(call.settings.dataDir, call.arguments[0])
    return { document, text: renderRun(document, call.lang) }
  },
}

export const runsCancel: Command = {
  name: 'runs cancel',
  arguments: [{ name: 'RUN' }],
  options: [],
  async run(call) {
    const { cancelRun } = await import('@ai-etl/runtime/runs/cancel')
    await cancelRun(call.settings.dataDir, call.arguments[0])
    return {
      document: { cancelled: call.arguments[0] },
      text: `${sayIn(call.lang)('cancelled')}: ${call.arguments[0]}`,
    }
  },
}
