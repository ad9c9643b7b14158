import { parentPort, workerData } from 'node:worker_threads'
import type { ContextSettings } from '../context.ts'
import { runJob } from './run-job.ts'

const { module, input, settings } = workerData as { module: string; input: unknown; settings: ContextSettings }
const controller = new AbortController()
parentPort?.on('message', (message) => {
  if (message === 'cancel') controller.abort()
})
await runJob(module, input, settings, controller.signal, (message) => parentPort?.postMessage(message))
