import type { IncomingMessage, ServerResponse } from 'node:http'
import type { MetadataDatabase } from '@ai-etl/runtime/store/database'
import type { Pool } from '@ai-etl/runtime/worker/pool'
import type { FastifyBaseLogger } from 'fastify'
import type { Redis } from 'ioredis'
import type { AccessTokens } from './access/access-token.ts'
import type { Callers } from './access/callers.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Bus } from './redis/bus.ts'
import type { Cache } from './redis/cache.ts'
import type { Secrets } from './secrets/secrets.ts'
import type { ServerSettings } from './settings.ts'
import type { Uploads } from './uploads/uploads.ts'

/** What routes and jobs work with; made once by start.ts, closed in the reverse order. */
export interface Services {
  readonly settings: ServerSettings
  readonly database: MetadataDatabase
  readonly log: FastifyBaseLogger
  readonly accessTokens: AccessTokens
  readonly callers: Callers
  readonly jobs: Jobs
  /** Runs of the command line in the same data folder. */
  readonly foreignRuns: { look(): Promise<void> }
  readonly secrets: Secrets
  readonly uploads: Uploads
  /** Where requests have files read and documents checked. */
  readonly pool: Pool
  /** Where requests have outside systems tested and looked at. */
  readonly outsidePool: Pool
  /** Answers requests for pages and assets of the web; null: the API alone. */
  readonly web: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | null
  /** Null without REDIS_URL. */
  readonly redis: Redis | null
  /** News between server processes; null without REDIS_URL. */
  readonly bus: Bus | null
  readonly cache: Cache
}
