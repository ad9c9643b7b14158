import type { DiffOptions } from '@ai-etl/runtime/load/pipeline/diff'
import type { Call, Command } from '../command.ts'
import { commaList } from '../options.ts'
import { renderDiff } from '../render/diff.ts'
import { parameters } from './pipeline.ts'

/** `diff BEFORE.yaml AFTER.yaml`: what two versions make of the whole input; touches no target. */
export const diffCommand: Command = {
  name: 'diff',
  arguments: [{ name: 'BEFORE' }, { name: 'AFTER' }],
  options: [
    { name: 'on', value: 'STEP' },
    { name: 'key', value: 'COLUMNS' },
    { name: 'param', value: 'k=v', repeated: true },
    { name: 'examples', value: 'N' },
  ],
  async run(call) {
    const { diffPipelineRows } = await import('@ai-etl/runtime/load/pipeline/diff')
    const [before, after] = call.arguments
    const document = await diffPipelineRows(before, after, diffOptions(call), call.settings, call.live)
    return { document, text: renderDiff(document, call.lang) }
  },
}

/** What is asked for. @throws PlatformError `usage.invalid` */
export function diffOptions({ options, ...call }: Call): DiffOptions {
  const [on, key, examples] = [options.text('on'), options.text('key'), options.count('examples')]
  return {
    params: parameters({ options, ...call }),
    ...(on !== undefined && { on }),
    ...(key !== undefined && { key: commaList(key) }),
    ...(examples !== undefined && { examples }),
  }
}
