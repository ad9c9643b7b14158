import type { Command } from '../command.ts'
import { renderProfile } from '../render/profile.ts'

/** `profile ADDRESS…`: measured facts; several addresses: relations between them as well. */
export const profileCommand: Command = {
  name: 'profile',
  arguments: [{ name: 'ADDRESS' }],
  options: [{ name: 'sample', value: 'N' }, { name: 'show-personal' }],
  async run(call) {
    const { profileDataset } = await import('@ai-etl/runtime/profiling/profile')
    const sample = call.options.count('sample', 1)
    const options = { showPersonal: call.options.flag('showPersonal'), ...(sample === undefined ? {} : { sample }) }
    const document = await profileDataset(call.arguments[0], call.settings, options, call.live)
    return { document, text: renderProfile(document, call.lang) }
  },
}
