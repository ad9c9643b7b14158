import type { State } from '@ai-etl/core/documents/state'
import type { Language } from '@ai-etl/core/messages/language'
import { stateTexts } from '@ai-etl/core/messages/state'
import type { Answer, Call, Command } from '../command.ts'
import { sayIn } from '../render/labels.ts'
import { table } from '../render/table.ts'

/** `state show TARGET`: loads and cursors by table. */
export const stateShow: Command = {
  name: 'state show',
  arguments: [{ name: 'TARGET' }],
  options: [{ name: 'table', value: 'T' }],
  async run(call) {
    const { showState } = await import('@ai-etl/runtime/state/state')
    return remembered(await showState(call.arguments[0], tableOf(call), call.settings, call.context()), call.lang)
  },
}

export function remembered(document: State, lang: Language): Answer {
  return { document, text: renderState(document, lang) }
}

/** `state reset TARGET`: the same input loads again afterwards; rows stay. */
export const stateReset: Command = {
  name: 'state reset',
  arguments: [{ name: 'TARGET' }],
  options: [{ name: 'table', value: 'T' }],
  async run(call) {
    const { resetState } = await import('@ai-etl/runtime/state/state')
    return forgot(await resetState(call.arguments[0], tableOf(call), call.settings, call.context()), call.lang)
  },
}

export function forgot(forgotten: State, lang: Language): Answer {
  const loads = forgotten.tables.reduce((sum, each) => sum + each.loads.length, 0)
  const text =
    loads === 0
      ? stateTexts.nothing[lang]({ target: forgotten.target })
      : [
          stateTexts.forgotten[lang]({ loads }),
          ...forgotten.tables.map((each) => `  ${each.table}: ${each.loads.length}`),
        ].join('\n')
  return { document: { target: forgotten.target, forgotten: loads, tables: forgotten.tables }, text }
}

export function tableOf(call: Call): string | null {
  return call.options.text('table') ?? null
}

function renderState(state: State, lang: Language): string {
  const say = sayIn(lang)
  if (state.tables.length === 0) return stateTexts.nothing[lang]({ target: state.target })
  const head = [say('loaded'), say('mode'), say('rows'), say('run'), say('source')]
  return state.tables
    .map((each) => {
      const cursor =
        each.cursor === null
          ? []
          : [stateTexts.cursor[lang]({ column: each.cursor.column ?? '?', value: each.cursor.value })]
      const rows = each.loads.map((load) => [
        load.at.replace(/\.\d+Z$/, 'Z'),
        load.mode ?? '',
        load.rows,
        load.run ?? '',
        load.input,
      ])
      return [each.table, ...cursor, table(head, rows)].join('\n')
    })
    .join('\n\n')
}
