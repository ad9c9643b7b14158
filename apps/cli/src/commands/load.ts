import { LOAD_MODES, MISSING_POLICIES, SCHEMA_POLICIES } from '@ai-etl/core/contracts/target'
import type { LoadRequest } from '@ai-etl/runtime/load/request'
import type { CallOptions, Command } from '../command.ts'
import { chosen, commaList } from '../options.ts'
import { renderRun } from '../render/run.ts'

/** `load SOURCE TARGET`: copies, with counts proven before anything is published. */
export const loadCommand: Command = {
  name: 'load',
  arguments: [{ name: 'SOURCE' }, { name: 'TARGET' }],
  options: [
    { name: 'mode', value: 'MODE', choices: LOAD_MODES },
    { name: 'key', value: 'COLUMNS' },
    { name: 'cursor', value: 'COLUMN' },
    { name: 'missing', value: 'POLICY', choices: MISSING_POLICIES },
    { name: 'schema', value: 'POLICY', choices: SCHEMA_POLICIES },
    { name: 'max-rejected', value: 'N' },
    { name: 'select', value: 'COLUMNS' },
    { name: 'where', value: 'EXPRESSION' },
    { name: 'verify' },
    { name: 'chunk-bytes', value: 'N' },
    { name: 'again' },
  ],
  async run(call) {
    const { load } = await import('@ai-etl/runtime/load/load')
    const [source, target] = call.arguments
    const document = await load(requestOf(source, target, call.options), call.settings, call.live)
    return { document, text: renderRun(document, call.lang) }
  },
}

function requestOf(source: string, target: string, options: CallOptions): LoadRequest {
  const list = (name: string) => (options.text(name) === undefined ? undefined : commaList(options.text(name)))
  return {
    source,
    target,
    mode: chosen(LOAD_MODES, options.text('mode')) ?? 'append',
    key: list('key'),
    cursor: options.text('cursor'),
    missing: chosen(MISSING_POLICIES, options.text('missing')),
    schema: chosen(SCHEMA_POLICIES, options.text('schema')),
    maxRejected: options.count('maxRejected'),
    select: list('select'),
    where: options.text('where'),
    verify: options.flag('verify'),
    chunkBytes: options.count('chunkBytes'),
    again: options.flag('again'),
  }
}
