import { createHash } from 'node:crypto'
import type { MetadataDatabase, Queryable } from '@ai-etl/runtime/store/database'
import type { FastifyBaseLogger } from 'fastify'
import { type Db, PgBoss } from 'pg-boss'
import { LANES, type Lane } from './kind.ts'

/** What waits in the queue: one attempt of one job. All else is told by the job's row. */
export interface Ticket {
  readonly jobId: string
  readonly attempt: number
}

export interface Queue {
  /** Adds a ticket, in a transaction with the change of the job's row that it belongs to. */
  add(tx: Queryable, lane: Lane, ticket: Ticket, options: { key: string | null; delaySeconds: number }): Promise<void>
  /** Takes back a ticket that nobody may use any more: it would hold a place of its key. */
  drop(tx: Queryable, lane: Lane, ticket: Ticket): Promise<void>
  /** Begins to give tickets to this process. */
  work(handle: (ticket: Ticket) => Promise<void>): Promise<void>
  /** Gives out no more tickets; those given out may finish. */
  rest(): Promise<void>
  stop(): Promise<void>
}

const SCHEMA = 'ai_etl_queue'
/** Jobs of one key (a connection) that run at once, in all processes together. */
const PER_KEY = 2
/** Connections of the queue itself, beside the one that listens. */
const CONNECTIONS = 3
/** pg-boss takes no longer times than this; jobs are timed by the server itself. */
const LONGEST_SECONDS = 24 * 3600 - 1
/** A ticket that was given to a process which died before it began: pg-boss gives it to another. */
const HEARTBEAT_SECONDS = 10

/** The queue in the metadata database, one pg-boss queue a lane. */
export async function openQueue(database: MetadataDatabase, log: FastifyBaseLogger): Promise<Queue> {
  // Whoever may make no schemas finds it made by an administrator.
  const made = await database.pool.query('SELECT FROM pg_namespace WHERE nspname = $1', [SCHEMA])
  const boss = new PgBoss({
    ...(database.login as object),
    schema: SCHEMA,
    createSchema: made.rowCount === 0,
    max: CONNECTIONS,
    application_name: 'ai-etl queue',
    useListenNotify: true,
    // Schedules have a clock of their own (schedules/clock.ts).
    schedule: false,
    superviseIntervalSeconds: 15,
    registerInstance: false,
    openTelemetry: { enabled: false },
  })
  takeInTurn(boss.getDb())
  boss.on('error', (error) => log.warn({ err: error }, 'job queue'))
  boss.on('warning', ({ message, data }) => log.warn({ data }, message))
  await boss.start()
  for (const lane of laneNames())
    await boss.createQueue(lane, {
      notify: true,
      retryLimit: 3,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: LONGEST_SECONDS,
      deleteAfterSeconds: 3600,
    })
  return {
    async add(tx, lane, ticket, { key, delaySeconds }) {
      await boss.send(lane, ticket, {
        id: ticketId(ticket),
        db: within(tx),
        ...(delaySeconds > 0 && { startAfter: delaySeconds }),
        ...(key !== null && { group: { id: key } }),
      })
    },
    async drop(tx, lane, ticket) {
      await boss.cancel(lane, ticketId(ticket), { db: within(tx) })
    },
    async work(handle) {
      for (const lane of laneNames())
        await boss.work<Ticket, void>(
          lane,
          {
            localConcurrency: LANES[lane],
            groupConcurrency: PER_KEY,
            pollingIntervalSeconds: 1,
            notifyPollingIntervalSeconds: 2,
          },
          async ([{ data }]) => handle(data),
        )
    },
    async rest() {
      await Promise.all(laneNames().map((lane) => boss.offWork(lane, { wait: true })))
    },
    async stop() {
      await boss.stop({ graceful: false, close: true })
    },
  }
}

/** The advisory lock under which tickets are taken, in all processes. */
export const TAKING_LOCK = 7_145_203_311
/** What pg-boss counts the tickets of a key in, when it takes one. A test holds that this is still so. */
const COUNTS_KEYS = 'active_group_count_map'

/**
 * Lets one worker at a time take tickets. pg-boss counts the tickets of a key that are out in the statement that takes the
 * next one: of two such statements at once neither sees what the other takes, and three jobs of a key would run where two
 * may.
 */
function takeInTurn(db: Db): void {
  const execute = db.executeSql.bind(db)
  db.executeSql = async (text, values) => {
    if (!text.includes(COUNTS_KEYS) || db.beginTransaction === undefined) return execute(text, values)
    const tx = await db.beginTransaction()
    try {
      await tx.db.executeSql('SELECT pg_advisory_xact_lock($1)', [TAKING_LOCK])
      const taken = await tx.db.executeSql(text, values)
      await tx.commit()
      return taken
    } catch (error) {
      await tx.rollback()
      throw error
    }
  }
}

function laneNames(): readonly Lane[] {
  return Object.keys(LANES) as Lane[]
}

/** Every attempt has one ticket, whoever adds it: its id follows from the job and the attempt. */
function ticketId({ jobId, attempt }: Ticket): string {
  const hex = createHash('sha256').update(`${jobId} ${attempt}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

function within(tx: Queryable): Db {
  return { executeSql: (text: string, values?: unknown[]) => tx.query({ text, ...(values && { values }) }) }
}
