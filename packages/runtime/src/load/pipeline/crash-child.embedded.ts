/** A process that runs one document, to be killed in the middle: `node crash-child.embedded.ts FILE SETTINGS`. */
import type { ContextSettings } from '../../context.ts'
import { runPipeline } from './run.ts'

const [file, settings] = process.argv.slice(2)
// Written by the test that starts this.
await runPipeline(file, {}, JSON.parse(settings) as ContextSettings, {
  signal: new AbortController().signal,
  progress: () => undefined,
})
process.exit(0)
