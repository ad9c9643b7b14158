import type { Context } from '@ai-etl/core/contracts/context'
import type { ContextSettings } from '../context.ts'
import { createContext } from '../context.ts'
import type { WorkerMessage } from './run.ts'
import { describeFailure } from './run.ts'

interface Job {
  job(input: unknown, context: Context, settings: ContextSettings): Promise<unknown>
}

/** Runs a module's `job` here and sends its progress, then its result or failure, to whoever asked. */
export async function runJob(
  module: string,
  input: unknown,
  settings: ContextSettings,
  signal: AbortSignal,
  send: (message: WorkerMessage) => void,
): Promise<void> {
  try {
    const { job } = (await import(module)) as Job
    const context = createContext(settings, { signal, progress: (event) => send({ kind: 'progress', event }) })
    send({ kind: 'result', value: await job(input, context, settings) })
  } catch (error) {
    send({ kind: 'failure', failure: describeFailure(error) })
  }
}
