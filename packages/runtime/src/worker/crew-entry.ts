import { parentPort, workerData } from 'node:worker_threads'
import type { Context } from '@ai-etl/core/contracts/context'
import { transferables } from '@ai-etl/core/profile/memory'
import type { ContextSettings } from '../context.ts'
import { createContext } from '../context.ts'
import type { CrewData, CrewMessage } from './crew.ts'
import type { WorkerMessage } from './run.ts'
import { describeFailure } from './run.ts'

interface Job {
  job(input: unknown, context: Context, settings: ContextSettings): Promise<unknown>
}

const { settings, modules } = workerData as CrewData
const send = (message: WorkerMessage) => parentPort?.postMessage(message)
let controller = new AbortController()

parentPort?.on('message', (message: CrewMessage) => {
  if (message.kind === 'cancel') controller.abort()
  else void run(message.module, message.input)
})
// Loading ahead; whatever is wrong with a module is told when it is asked for.
for (const module of modules) void import(module).catch(() => undefined)

async function run(module: string, input: unknown): Promise<void> {
  controller = new AbortController()
  try {
    const { job } = (await import(module)) as Job
    const context = createContext(settings, {
      signal: controller.signal,
      progress: (event) => send({ kind: 'progress', event }),
    })
    const value = await job(input, context, settings)
    const message: WorkerMessage = { kind: 'result', value }
    parentPort?.postMessage(message, transferables(value))
  } catch (error) {
    send({ kind: 'failure', failure: describeFailure(error) })
  }
}
