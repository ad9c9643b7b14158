import { asked, compiled } from '../commands/compile.ts'
import { sentDocument } from './document.ts'
import type { Remote } from './remote.ts'

/** A server compiles; the code is written here and names files as they lie here. */
export const compileRemotely: Remote = async (call, server) => {
  const { name, text } = await sentDocument(call, server)
  const { to, dialect, tasks } = asked(call)
  const body = { name, text, to, ...(dialect !== null && { dialect }), ...(tasks !== null && { tasks }) }
  const { files, ...document } = server.told(await server.api.call('compilePipeline', { body }))
  return compiled(call, { ...document, files: files.map(({ path }) => path) }, files)
}
