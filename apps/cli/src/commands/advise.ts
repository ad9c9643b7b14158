import type { Command } from '../command.ts'
import { patternsOf, profileOf, readUse, useOptions } from '../inputs.ts'
import { renderAdvice } from '../render/advice.ts'

/** `advise ADDRESS`: all five stores ranked, each reason with its measured evidence. */
export const adviseCommand: Command = {
  name: 'advise',
  arguments: [{ name: 'ADDRESS' }],
  options: [...useOptions, { name: 'experiment' }],
  async run(call) {
    const { sql, ...use } = await readUse(call)
    const profile = await profileOf(call.arguments[0], call)
    const queries = await patternsOf(sql, profile, call)
    const { advise } = await import('@ai-etl/core/advice/advise')
    const inputs = { ...use, ...(queries ? { queries } : {}) }
    const experiment = call.options.flag('experiment') ? await measure() : undefined
    const document = advise(profile, { ...inputs, ...(experiment ? { experiment } : {}) }, call.lang)
    return { document, text: renderAdvice(document, call.lang) }

    async function measure() {
      const { runExperiment } = await import('@ai-etl/runtime/experiment/run')
      return runExperiment({ source: call.arguments[0], profile, ...inputs }, call.settings, call.live)
    }
  },
}
