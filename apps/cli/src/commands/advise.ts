import type { Command } from '../command.ts'
import { profileOf, readUse, useOptions } from '../inputs.ts'
import { renderAdvice } from '../render/advice.ts'

/** `advise ADDRESS`: all five stores ranked, each reason with its measured evidence. */
export const adviseCommand: Command = {
  name: 'advise',
  arguments: [{ name: 'ADDRESS' }],
  options: [...useOptions, { name: 'experiment' }],
  async run(call) {
    const [source] = call.arguments
    const use = await readUse(call)
    const profile = await profileOf(source, call)
    const { adviceOf, measureStores } = await import('@ai-etl/runtime/corridor/advice')
    const wanted = call.options.flag('experiment')
    const measured = wanted ? await measureStores(source, profile, use, call.settings, call.live) : undefined
    const document = await adviceOf(profile, use, call.settings, measured)
    return { document, text: renderAdvice(document, call.lang) }
  },
}
