import { applyOperations } from '@ai-etl/core/pipeline/edit/apply'
import { readPipeline } from '@ai-etl/core/pipeline/read'
import { imported, importRequest } from '../commands/import.ts'
import { localFile } from './document.ts'
import type { Remote } from './remote.ts'

/** A server looks at the sources; the document is written here and names files as they lie here. */
export const importRemotely: Remote = async (call, server) => {
  const { output, written, sources, ...request } = await importRequest(call)
  const sent: Record<string, string> = {}
  for (const [name, address] of Object.entries(sources)) {
    const file = localFile(address, call.settings.workingDir)
    sent[name] = file === null ? address : file.prefix + (await server.send(file.path, file.typed)).address + file.rest
  }
  const { text } = server.told(await server.api.call('importPipeline', { body: { ...request, sources: sent } }))
  const operations = Object.keys(readPipeline(request.name, text).pipeline.sources).map((name) => ({
    op: 'set' as const,
    path: ['sources', name, 'from'],
    value: written[name],
  }))
  return imported(output, applyOperations(text, operations).text)
}
