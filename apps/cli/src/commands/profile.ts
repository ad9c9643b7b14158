import type { Command } from '../command.ts'
import { renderProfile } from '../render/profile.ts'

/** `profile ADDRESS…`: measured facts; of several addresses, the relations between them as well. */
export const profileCommand: Command = {
  name: 'profile',
  arguments: [{ name: 'ADDRESSES', several: true }],
  options: [{ name: 'sample', value: 'N' }, { name: 'show-personal' }],
  async run(call) {
    const [{ profileDatasets }, { relationsBetween }] = await Promise.all([
      import('@ai-etl/runtime/profiling/profile'),
      import('@ai-etl/runtime/corridor/relations'),
    ])
    const sample = call.options.count('sample', 1)
    const options = { showPersonal: call.options.flag('showPersonal'), ...(sample === undefined ? {} : { sample }) }
    const datasets = await profileDatasets(call.arguments, call.settings, options, call.live)
    if (datasets.length === 1) return { document: datasets[0], text: renderProfile(datasets[0], call.lang) }
    const relations = relationsBetween(datasets)
    const text = datasets.map((each) => renderProfile(each, call.lang)).join('\n\n\n')
    return { document: { datasets, relations }, text }
  },
}
