import type { DataDiff } from '@ai-etl/core/documents/data-diff'
import { diffOptions } from '../commands/diff.ts'
import { renderDiff } from '../render/diff.ts'
import { sentDocument } from './document.ts'
import type { Remote } from './remote.ts'

/** A server computes both versions; files that they read are sent. */
export const diffRemotely: Remote = async (call, server) => {
  const [before, after] = [await sentDocument(call, server), await sentDocument(call, server, call.arguments[1])]
  const { key, ...options } = diffOptions(call)
  const body = { before, after, ...options, ...(key && { key: [...key] }) }
  const { jobId } = await server.api.call('diffPipelines', { body })
  // The job's answer is of the schema that the document has here.
  const document = server.told((await server.finished(jobId)) as DataDiff)
  return { document, text: renderDiff(document, call.lang) }
}
