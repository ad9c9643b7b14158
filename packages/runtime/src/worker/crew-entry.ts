import { parentPort, workerData } from 'node:worker_threads'
import { transferables } from '@ai-etl/core/profile/memory'
import type { CrewData, CrewMessage } from './crew.ts'
import { runJob } from './run-job.ts'

const { settings, modules } = workerData as CrewData
let controller = new AbortController()

parentPort?.on('message', (message: CrewMessage) => {
  if (message.kind === 'cancel') return controller.abort()
  controller = new AbortController()
  void runJob(message.module, message.input, settings, controller.signal, (sent) =>
    parentPort?.postMessage(sent, sent.kind === 'result' ? transferables(sent.value) : []),
  )
})
// Loading ahead; whatever is wrong with a module is told when it is asked for.
for (const module of modules) void import(module).catch(() => undefined)
