import { DIALECTS } from '@ai-etl/core/documents/dialect-names'
import type { Command } from '../command.ts'
import { profileOf, readUse, useOptions } from '../inputs.ts'
import { chosen, commaList } from '../options.ts'
import { renderDdl } from '../render/ddl.ts'

const NAMES = ['quote', 'transliterate'] as const

/** `ddl ADDRESS --dialect D`: executed in an embedded server before it is shown, where there is one of the dialect. */
export const ddlCommand: Command = {
  name: 'ddl',
  arguments: [{ name: 'ADDRESS' }],
  options: [
    { name: 'dialect', value: 'D', choices: DIALECTS, required: true },
    { name: 'table', value: 'T' },
    { name: 'key', value: 'COLUMNS' },
    { name: 'names', value: 'HOW', choices: NAMES },
    ...useOptions,
    { name: 'execute', value: 'ADDRESS' },
  ],
  async run(call) {
    const use = await readUse(call)
    const profile = await profileOf(call.arguments[0], call)
    const { ddlOf, executeDdl } = await import('@ai-etl/runtime/corridor/ddl')
    const key = call.options.text('key')
    const options = {
      dialect: chosen(DIALECTS, call.options.text('dialect')) ?? 'postgresql',
      table: call.options.text('table'),
      key: key === undefined ? undefined : commaList(key),
      names: chosen(NAMES, call.options.text('names')),
    }
    const document = await ddlOf(profile, options, use, call.settings, call.live)
    const where = call.options.text('execute')
    if (where !== undefined) await executeDdl(where, document, call.settings, call.live)
    return { document, text: renderDdl(document, call.lang) }
  },
}
