import { monitorEventLoopDelay } from 'node:perf_hooks'
import { jobQueueState } from '@ai-etl/runtime/store/queries/jobs/queue-state'
import { insertMetrics } from '@ai-etl/runtime/store/queries/metrics/insert'
import { none, one } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'

const delay = monitorEventLoopDelay({ resolution: 20 })
delay.enable()
let cpu = process.cpuUsage()
let since = performance.now()

/** Names of the series of the platform as a whole. */
export const SERIES = ['memory', 'cpu', 'delay', 'jobs.queued', 'jobs.running', 'jobs.lag', 'pool.waiting'] as const

/** Keeps the values of this moment for the monitoring page; values of a process carry its number. */
export async function sampleMetrics({ database }: Pick<Services, 'database'>, now: Date): Promise<void> {
  const used = process.cpuUsage(cpu)
  const seconds = (performance.now() - since) / 1000
  cpu = process.cpuUsage()
  since = performance.now()
  const { queued, running, oldestSeconds } = await one(database, jobQueueState, {})
  const labels = { process: String(process.pid) }
  const metrics = [
    { name: 'memory', labels, value: process.memoryUsage.rss() },
    { name: 'cpu', labels, value: (used.user + used.system) / 1e6 / seconds },
    // Of the 99th percentile, in seconds.
    { name: 'delay', labels, value: delay.percentile(99) / 1e9 },
    { name: 'pool.waiting', labels, value: database.pool.waitingCount },
    { name: 'jobs.queued', value: queued },
    { name: 'jobs.running', value: running },
    { name: 'jobs.lag', value: oldestSeconds },
  ]
  delay.reset()
  await none(database, insertMetrics, { at: now.toISOString(), metrics })
}
