import { PlatformError } from '@ai-etl/core/errors/error'
import { keyRing } from '@ai-etl/runtime/connections/keys'
import { metadataDatabase } from '@ai-etl/runtime/store/database'
import type { FastifyInstance } from 'fastify'
import { accessTokens } from './access/access-token.ts'
import { callerSource } from './access/caller-source.ts'
import { callers } from './access/callers.ts'
import { firstUser } from './access/first-user.ts'
import { buildApp } from './http/app.ts'
import { logger } from './http/log.ts'
import { jobKinds } from './jobs/kinds/index.ts'
import { openJobs } from './jobs/start.ts'
import { openOutsidePool, openPool } from './pool.ts'
import { openBus } from './redis/bus.ts'
import { openCache } from './redis/cache.ts'
import { openRedis } from './redis/connection.ts'
import { foreignRuns } from './runs/foreign.ts'
import { startClock } from './schedules/clock.ts'
import { duties } from './schedules/duties.ts'
import { openSecrets } from './secrets/secrets.ts'
import type { Services } from './services.ts'
import type { ServerSettings } from './settings.ts'
import { startTracing } from './telemetry/tracing.ts'
import { openUploads } from './uploads/uploads.ts'
import { webHandler } from './web.ts'

export interface RunningServer {
  readonly url: string
  /** What the person who started it should read: the address and, once, the generated password. */
  readonly greeting: string
  stop(): Promise<void>
}

/** Starts everything in order and answers when requests are served. @throws PlatformError when the database cannot be had */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const stopTracing = await startTracing(settings.environment)
  const log = logger(settings)
  const database = await metadataDatabase({
    dataDir: settings.dataDir,
    ...(settings.databaseUrl !== null && { databaseUrl: settings.databaseUrl }),
  })
  const secrets = await openSecrets(settings, database)
  const redis = openRedis(settings.redisUrl, log)
  const bus = redis && openBus(redis, log)
  const { jobs, work } = await openJobs({ database, log, secrets, bus }, { kinds: jobKinds })
  const pool = openPool()
  const outsidePool = openOutsidePool()
  let url = ''
  const services: Services = {
    settings,
    database,
    log,
    accessTokens: accessTokens(() => keyRing(settings.dataDir, settings.environment)),
    callers: callers(callerSource(database), bus),
    jobs,
    foreignRuns: foreignRuns({ database, settings, log }),
    secrets,
    uploads: openUploads(settings.dataDir, database),
    pool,
    outsidePool,
    web: settings.web ? await webHandler({ internalUrl: () => url }) : null,
    redis,
    bus,
    cache: openCache(redis),
  }
  const password = await firstUser(services)
  const app = await buildApp(services)
  await work(services)
  const stopClock = startClock(services, duties)
  await listen(app, settings)
  url = addressOf(app)
  // Whoever opens the editor types at once; scripts can wait half a second for their first preview.
  if (settings.web) pool.warm()
  return {
    url,
    greeting: greeting(url, password),
    async stop() {
      await app.close()
      await stopClock()
      await jobs.stop()
      await Promise.all([pool.close(), outsidePool.close()])
      bus?.stop()
      redis?.disconnect()
      await database.close()
      await stopTracing()
    },
  }
}

/** @throws PlatformError `server.port-taken` */
async function listen(app: FastifyInstance, { host, port }: ServerSettings): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause
    throw new PlatformError('server.port-taken', { host, port }, { cause })
  }
}

function greeting(url: string, password: string | null): string {
  const first = password === null ? '' : `\n  user      admin\n  password  ${password}   (shown once)`
  return `AI-ETL  ${url}${first}`
}

/** Where the server listens; with port 0 the system has chosen. */
function addressOf(app: FastifyInstance): string {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port')
  return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`
}
