import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import { type Database, hasServerCode } from '../connection/database.ts'
import { CODE } from '../connection/failure.ts'
import { quoteText } from '../names.ts'
import { PLATFORM_DATABASE, platformTable, tolerateMissing } from './platform.ts'

/** Who holds a lock: told in the comment of its table. */
interface Owner {
  readonly token: string
  readonly host: string
  readonly pid: number
  /** When the process started, in clock ticks since boot; tells it from a later one of the same pid. */
  readonly started: string
}

/** A lock whose owner has not been heard of for so long may be taken over. */
const LEASE_SECONDS = 30
const BEAT_MS = 5000
const POLL_MS = 200

/**
 * A lock of one target table, held by one load at a time on the whole server: a table of the engine Memory that
 * exactly one CREATE succeeds in making. Its owner adds a row every few seconds. Who finds it without fresh rows, or
 * its owner's process gone from this machine, renames it away, which again exactly one succeeds in, and tries anew.
 */
export class TableLock {
  readonly #database: Database
  readonly #name: string
  readonly #owner: Owner
  readonly #beat: NodeJS.Timeout

  private constructor(database: Database, name: string, owner: Owner) {
    this.#database = database
    this.#name = name
    this.#owner = owner
    const sql = `INSERT INTO ${platformTable(name)} SELECT now64(3)`
    this.#beat = setInterval(() => void database.run(sql).catch(() => {}), BEAT_MS)
    this.#beat.unref()
  }

  /**
   * Waits while a living load holds it.
   * @param ready settles when the platform's database is there, which it mostly is before
   * @throws PlatformError `run.cancelled`; that of `ready`
   */
  static async take(
    database: Database,
    name: string,
    context: Context,
    ready: Promise<unknown> = Promise.resolve(),
  ): Promise<TableLock> {
    const owner = { token: randomUUID(), host: hostname(), pid: process.pid, started: startOf(process.pid) ?? '' }
    for (;;) {
      if (context.signal.aborted) throw new PlatformError('run.cancelled', {})
      if (await createOnceReady(database, name, owner, ready)) return new TableLock(database, name, owner)
      if (!(await takeAway(database, name, owner))) await sleep(POLL_MS)
    }
  }

  /** @throws PlatformError `clickhouse.lock-lost` when another load took it over meanwhile */
  async confirm(): Promise<void> {
    if (!(await this.#isOurs())) {
      throw new PlatformError('clickhouse.lock-lost', {
        server: this.#database.settings.server,
        seconds: LEASE_SECONDS,
      })
    }
  }

  async release(): Promise<void> {
    clearInterval(this.#beat)
    if (!(await this.#isOurs())) return
    await tolerateMissing(this.#database.run(`DROP TABLE ${platformTable(this.#name)}`))
  }

  async #isOurs(): Promise<boolean> {
    const row = await readComment(this.#database, this.#name)
    return row !== null && parseOwner(row.comment)?.token === this.#owner.token
  }
}

async function createOnceReady(
  database: Database,
  name: string,
  owner: Owner,
  ready: Promise<unknown>,
): Promise<boolean> {
  try {
    return await create(database, name, owner)
  } catch (error) {
    await ready
    if (!hasServerCode(error, CODE.unknownDatabase)) throw error
    return create(database, name, owner)
  }
}

async function create(database: Database, name: string, owner: Owner): Promise<boolean> {
  try {
    await database.run(
      `CREATE TABLE ${platformTable(name)} (beat DateTime64(3)) ENGINE = Memory COMMENT ${quoteText(JSON.stringify(owner))}`,
    )
    return true
  } catch (error) {
    if (hasServerCode(error, CODE.tableExists)) return false
    throw error
  }
}

async function takeAway(database: Database, name: string, by: Owner): Promise<boolean> {
  const held = await readOwner(database, name)
  if (held === null) return true
  const stale = held.silent > LEASE_SECONDS || (held.owner !== null && isGone(held.owner, by))
  if (!stale) return false
  const away = `dead_${by.token}`
  try {
    await database.run(`RENAME TABLE ${platformTable(name)} TO ${platformTable(away)}`)
  } catch (error) {
    if (hasServerCode(error, CODE.unknownTable)) return true
    throw error
  }
  await tolerateMissing(database.run(`DROP TABLE ${platformTable(away)}`))
  return true
}

/** The lock's owner, and the seconds since its last sign of life by the server's clock; null when nobody holds it. */
async function readOwner(database: Database, name: string): Promise<{ owner: Owner | null; silent: number } | null> {
  const row = await readComment(database, name)
  if (!row) return null
  const beats = await database
    .rows<{ age: number | null }>(
      `SELECT if(count() = 0, NULL, dateDiff('second', max(beat), now64(3))) AS age FROM ${platformTable(name)}`,
    )
    .catch(() => [])
  return { owner: parseOwner(row.comment), silent: Math.min(Number(row.age), Number(beats[0]?.age ?? row.age)) }
}

/** What the lock's table says of its owner, and its age in seconds; null when nobody holds it. */
async function readComment(database: Database, name: string): Promise<{ comment: string; age: number } | null> {
  const [row] = await database.rows<{ comment: string; age: number }>(
    `SELECT comment, dateDiff('second', metadata_modification_time, now()) AS age FROM system.tables
     WHERE database = '${PLATFORM_DATABASE}' AND name = ${quoteText(name)}`,
  )
  return row ?? null
}

function parseOwner(comment: string): Owner | null {
  try {
    return JSON.parse(comment) as Owner
  } catch {
    return null
  }
}

/** True when the owner was a process of this machine that is no more. */
function isGone(owner: Owner, by: Owner): boolean {
  return owner.host === by.host && startOf(owner.pid) !== owner.started
}

/** Start of a running process; null when there is none, or only its remains. Systems without /proc: only that it runs. */
function startOf(pid: number): string | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ')
    return fields[0] === 'Z' ? null : fields[19]
  } catch (error) {
    if (process.platform === 'linux') return null
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && runs(pid) ? '' : null
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
