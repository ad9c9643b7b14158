import { parentPort, workerData } from 'node:worker_threads'
import type { Context } from '@ai-etl/core/contracts/context'
import type { ContextSettings } from '../context.ts'
import { createContext } from '../context.ts'
import type { WorkerMessage } from './run.ts'
import { describeFailure } from './run.ts'

interface Job {
  job(input: unknown, context: Context, settings: ContextSettings): Promise<unknown>
}

const { module, input, settings } = workerData as { module: string; input: unknown; settings: ContextSettings }
const controller = new AbortController()
parentPort?.on('message', (message) => {
  if (message === 'cancel') controller.abort()
})

const send = (message: WorkerMessage) => parentPort?.postMessage(message)
try {
  const { job } = (await import(module)) as Job
  const context = createContext(settings, {
    signal: controller.signal,
    progress: (event) => send({ kind: 'progress', event }),
  })
  send({ kind: 'result', value: await job(input, context, settings) })
} catch (error) {
  send({ kind: 'failure', failure: describeFailure(error) })
}
