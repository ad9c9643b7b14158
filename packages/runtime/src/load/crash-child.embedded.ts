/** A process that runs one load, to be killed in the middle: `node crash-child.embedded.ts REQUEST SETTINGS`. */
import type { ContextSettings } from '../context.ts'
import { load } from './load.ts'
import type { LoadRequest } from './request.ts'

const [request, settings] = process.argv.slice(2)
// Both are written by the test that starts this.
await load(JSON.parse(request) as LoadRequest, JSON.parse(settings) as ContextSettings, {
  signal: new AbortController().signal,
  progress: () => undefined,
})
process.exit(0)
