import { PlatformError } from '@ai-etl/core/errors/error'
import { jobQueueState } from '@ai-etl/runtime/store/queries/jobs/queue-state'
import { one } from '@ai-etl/runtime/store/query'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { authenticate } from '../access/authenticate.ts'
import type { Services } from '../services.ts'
import { nameRequests, traceRequests } from './trace-requests.ts'
import { isTraced } from './tracing.ts'

/** Values of this process, as Prometheus reads them; the registry is the process's, as prom-client has it. */
const registry = new Registry()
collectDefaultMetrics({ register: registry })

const requests = new Histogram({
  name: 'ai_etl_http_request_seconds',
  help: 'Requests of the API by route',
  labelNames: ['route', 'method', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
  registers: [registry],
})
const jobSeconds = new Histogram({
  name: 'ai_etl_job_seconds',
  help: 'Attempts of jobs by kind and end',
  labelNames: ['kind', 'end'],
  buckets: [0.1, 0.5, 1, 5, 10, 30, 60, 300, 1800, 7200],
  registers: [registry],
})
const rowsOfRuns = new Counter({
  name: 'ai_etl_run_rows_total',
  help: 'Root records of runs that ended here',
  labelNames: ['what'],
  registers: [registry],
})
const bytesOfRuns = new Counter({
  name: 'ai_etl_run_bytes_total',
  help: 'Bytes that runs which ended here have read',
  registers: [registry],
})
const jobs = new Gauge({
  name: 'ai_etl_jobs',
  help: 'Jobs of all processes by state',
  labelNames: ['state'],
  registers: [registry],
})
const lag = new Gauge({
  name: 'ai_etl_job_lag_seconds',
  help: 'How long the oldest job that waits has waited',
  registers: [registry],
})
const pool = new Gauge({
  name: 'ai_etl_database_connections',
  help: 'Connections of the pool of the metadata database',
  labelNames: ['state'],
  registers: [registry],
})

/** Notes that an attempt of a job ended. */
export function countJob(kind: string, end: string, seconds: number): void {
  jobSeconds.observe({ kind, end }, seconds)
}

/** Notes what a run has moved. */
export function countRun(run: {
  read: number
  written: number
  rejected: number
  filtered: number
  bytes: number
}): void {
  for (const what of ['read', 'written', 'rejected', 'filtered'] as const) rowsOfRuns.inc({ what }, run[what])
  bytesOfRuns.inc(run.bytes)
}

/** Traces and counts requests, and serves /metrics: to the machine itself without login, else to administrators of the platform. */
export function observeRequests(app: FastifyInstance, services: Services): void {
  nameRequests(app)
  if (isTraced(services.settings.environment)) traceRequests(app)
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    requests.observe({ route, method: request.method, status: reply.statusCode }, reply.elapsedTime / 1000)
    done()
  })
  const identify = authenticate(services)
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!isLoopback(request)) {
      await identify(request)
      if (request.signedIn === null) throw new PlatformError('access.login-needed', {})
      if (!request.signedIn.platformAdmin)
        throw new PlatformError('access.denied', { needed: 'platform administrator' })
    }
    await collect(services)
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

/** A proxy on this machine is not the machine's own user. */
function isLoopback(request: FastifyRequest): boolean {
  const forwarded = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined
  return !forwarded && /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '')
}

async function collect({ database }: Pick<Services, 'database'>): Promise<void> {
  const { queued, running, oldestSeconds } = await one(database, jobQueueState, {})
  jobs.set({ state: 'queued' }, queued)
  jobs.set({ state: 'running' }, running)
  lag.set(oldestSeconds)
  const { totalCount, idleCount, waitingCount } = database.pool
  pool.set({ state: 'idle' }, idleCount)
  pool.set({ state: 'busy' }, totalCount - idleCount)
  pool.set({ state: 'waited-for' }, waitingCount)
}
