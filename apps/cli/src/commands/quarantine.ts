import type { Language } from '@ai-etl/core/messages/language'
import type { QuarantineSummary } from '@ai-etl/runtime/runs/quarantine-read'
import type { Answer, Command } from '../command.ts'
import { sayIn } from '../render/labels.ts'
import { renderQuarantine, renderRun } from '../render/run.ts'
import { table } from '../render/table.ts'

export const quarantineList: Command = {
  name: 'quarantine list',
  arguments: [],
  options: [],
  async run(call) {
    const { quarantineList: list } = await import('@ai-etl/runtime/runs/quarantine-read')
    return listed(await list(call.settings.dataDir), call.lang)
  },
}

export function listed(runs: readonly QuarantineSummary[], lang: Language): Answer {
  const say = sayIn(lang)
  const columns = [say('run'), say('source'), say('target'), say('rejected'), say('files')]
  const rows = runs.map((run) => [run.run, run.source, run.target, run.count, run.file])
  return { document: { runs }, text: runs.length === 0 ? say('noRows') : table(columns, rows) }
}

export const quarantineShow: Command = {
  name: 'quarantine show',
  arguments: [{ name: 'RUN' }],
  options: [{ name: 'show-personal' }],
  async run(call) {
    const { quarantineShow: show } = await import('@ai-etl/runtime/runs/quarantine-read')
    const document = await show(call.settings.dataDir, call.arguments[0], call.lang, {
      showPersonal: call.options.flag('showPersonal'),
    })
    return { document, text: renderQuarantine(document, call.lang) }
  },
}

export const quarantineReplay: Command = {
  name: 'quarantine replay',
  arguments: [{ name: 'RUN' }, { name: 'TARGET', optional: true }],
  options: [{ name: 'file', value: 'FILE' }],
  async run(call) {
    const { quarantineReplay: replay } = await import('@ai-etl/runtime/load/replay')
    const [run, target] = call.arguments
    const file = call.options.text('file')
    const document = await replay(
      run,
      { ...(file === undefined ? {} : { file }), ...(target === undefined ? {} : { target }) },
      call.settings,
      call.live,
    )
    return { document, text: renderRun(document, call.lang) }
  },
}
