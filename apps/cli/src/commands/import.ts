import { readFile, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { makeFolder } from '@ai-etl/runtime/make-folder'
import type { Answer, Call, Command } from '../command.ts'
import { fromDocument } from './pipeline.ts'

/** `import FILE.sql [TARGET] -o FILE.yaml --source name=ADDRESS`: a SELECT as a pipeline document. */
export const importCommand: Command = {
  name: 'import',
  arguments: [{ name: 'QUERY' }, { name: 'TARGET', optional: true }],
  options: [
    { name: 'output', short: 'o', value: 'FILE.yaml', required: true },
    { name: 'source', value: 'name=ADDRESS', repeated: true },
  ],
  async run(call) {
    const { importPipeline } = await import('@ai-etl/runtime/load/pipeline/import')
    const { output, ...request } = await importRequest(call)
    const { pipeline } = await importPipeline(request, call.settings, call.live)
    return imported(output, pipeline)
  },
}

/** What a command line asks for; addresses in the document begin at its folder. */
export async function importRequest(call: Call) {
  const [name, target] = call.arguments
  const output = call.options.text('output') ?? 'pipeline.yaml'
  const sql = await readFile(resolve(call.settings.workingDir, name), 'utf8').catch((cause: unknown) => {
    throw new PlatformError('file.missing', { path: name }, { cause })
  })
  const sources = Object.fromEntries(call.options.list('source').map(pair))
  const written = Object.fromEntries(
    Object.entries(sources).map(([source, address]) => [source, fromDocument(address, output)]),
  )
  return { name, sql, sources, written, output, ...(target !== undefined && { target: fromDocument(target, output) }) }
}

function pair(text: string): readonly [string, string] {
  const equals = text.indexOf('=')
  if (equals < 1)
    throw new PlatformError('usage.invalid', { why: phrase('usage.not-pair', { name: '--source', value: text }) })
  return [text.slice(0, equals), text.slice(equals + 1)]
}

/** Writes the document. */
export async function imported(output: string, pipeline: string): Promise<Answer> {
  await makeFolder(dirname(output))
  await writeFile(output, pipeline)
  return { document: { file: output, pipeline }, text: `${output}\n\n${pipeline}` }
}
