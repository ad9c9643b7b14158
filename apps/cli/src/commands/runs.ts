import { bytes, type Language } from '@ai-etl/core/messages/language'
import { runsTexts } from '@ai-etl/core/messages/runs'
import type { Cleaned, Retention } from '@ai-etl/runtime/load/clean'
import type { RunSummary } from '@ai-etl/runtime/runs/list'
import type { Answer, Command } from '../command.ts'
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
      stateOf(run.state, call.lang),
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

/** The state in a word. */
function stateOf(state: RunSummary['state'], lang: Language): string {
  return runsTexts[state][lang]({})
}

export const runsShow: Command = {
  name: 'runs show',
  arguments: [{ name: 'RUN' }],
  options: [],
  async run(call) {
    const { showRun } = await import('@ai-etl/runtime/runs/list')
    const { runAgain } = await import('@ai-etl/core/messages/run-again')
    const document = runAgain(await showRun(call.settings.dataDir, call.arguments[0]), call.lang)
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

/** `runs clean`: old folders with their quarantine, and what interrupted loads left at their targets. */
export const runsClean: Command = {
  name: 'runs clean',
  arguments: [],
  options: [{ name: 'older-than', value: 'TIME' }, { name: 'dry-run' }],
  async run(call) {
    const { cleanRuns, DEFAULT_RETENTION } = await import('@ai-etl/runtime/load/clean')
    const days = call.options.days('olderThan')
    const retention = days === undefined ? DEFAULT_RETENTION : { days, quarantineDays: days }
    const dryRun = call.options.flag('dryRun')
    const cleaned = await cleanRuns(call.settings, call.live, retention, new Date(), { dryRun })
    return cleanedAnswer({ ...cleaned, retention }, call.lang)
  },
}

/** What was cleared, or would be, for a reader. */
export function cleanedAnswer(document: Cleaned & { readonly retention: Retention }, lang: Language): Answer {
  const { dryRun, runs, bytes: size, loads, kept } = document
  const text = [
    ...runs.map((each) => `  ${each.run}  ${bytes(each.bytes, lang)}`),
    ...loads.map((each) => `  ${each.load}  ${each.target}`),
    ...kept.map((each) => runsTexts.kept[lang](each)),
    runsTexts.removed[lang]({ runs: runs.length, bytes: size, loads: loads.length, dryRun }),
  ].join('\n')
  return { document, text }
}
