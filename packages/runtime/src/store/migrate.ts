import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { PlatformError } from '@ai-etl/core/errors/error'
import type pg from 'pg'
import { lineAt, type Statement, statementsOf } from './statements.ts'

const NO_TRANSACTION = '-- no-transaction'
/** Schema of the metadata in its database. */
export const SCHEMA = 'ai_etl_meta'
export const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url))

/** A file `NNNN_name.sql`, applied once. */
export interface Migration {
  readonly number: number
  /** Name of the file. */
  readonly name: string
  readonly sql: string
  /** SHA-256 of the text. */
  readonly checksum: string
}

/**
 * The migrations of a folder in order. The statements of a file that begins with `-- no-transaction` run each
 * on its own (CREATE INDEX CONCURRENTLY) and must be safe to repeat: it may have run in part.
 * @throws Error when two files have one number
 */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort()
  const migrations = await Promise.all(names.map((name) => readMigration(folder, name)))
  if (new Set(migrations.map(({ number }) => number)).size < migrations.length) {
    throw new Error(`${folder}: two migrations have one number`)
  }
  return migrations
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
  const checksum = createHash('sha256').update(sql).digest('hex')
  return { number: Number(name.slice(0, 4)), name, sql, checksum }
}

/**
 * Brings the schema of the metadata up to date, forward only. Any number of processes may call it at once: one works,
 * the others wait. The client is one connection, not in a transaction; its search path becomes the schema's.
 * @returns the names of what was applied
 * @throws PlatformError `store.newer`, `store.migration-changed`, `store.migration-failed`
 */
export async function migrate(client: pg.ClientBase, migrations: readonly Migration[]): Promise<readonly string[]> {
  // Never waits inside of a statement: one that waits holds a snapshot, and CREATE INDEX CONCURRENTLY waits for it.
  while (!(await tryLock(client))) await sleep(200)
  try {
    await client.query(`SET search_path = ${SCHEMA}`)
    const applied = await appliedMigrations(client)
    const open = openMigrations(migrations, applied)
    for (const migration of open) await apply(client, migration)
    return open.map(({ name }) => name)
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK])
  }
}

/** Advisory lock of migrations; chosen once, means nothing. */
const LOCK = 7_263_114_905

async function tryLock(client: pg.ClientBase): Promise<boolean> {
  const answer = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [LOCK])
  return answer.rows[0].locked
}

type Applied = Pick<Migration, 'number' | 'name' | 'checksum'>

async function appliedMigrations(client: pg.ClientBase): Promise<readonly Applied[]> {
  // The schema may have been made for us by someone who gave us no right to make schemas.
  const found = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [SCHEMA])
  if (found.rowCount === 0) await client.query(`CREATE SCHEMA ${SCHEMA}`)
  await client.query(`CREATE TABLE IF NOT EXISTS migrations (
    number integer PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz(3) NOT NULL DEFAULT now()
  )`)
  return (await client.query<Applied>('SELECT number, name, checksum FROM migrations ORDER BY number')).rows
}

function openMigrations(migrations: readonly Migration[], applied: readonly Applied[]): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [migration.number, migration]))
  for (const { number, name, checksum } of applied) {
    const migration = known.get(number)
    if (!migration) throw new PlatformError('store.newer', { number, name })
    if (migration.checksum !== checksum) throw new PlatformError('store.migration-changed', { name: migration.name })
  }
  const done = new Set(applied.map(({ number }) => number))
  return migrations.filter(({ number }) => !done.has(number))
}

async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  const { number, name, checksum } = migration
  const whole = !migration.sql.startsWith(NO_TRANSACTION)
  if (whole) await client.query('BEGIN')
  try {
    for (const statement of statementsOf(migration.sql)) await run(client, name, statement)
    await client.query('INSERT INTO migrations (number, name, checksum) VALUES ($1, $2, $3)', [number, name, checksum])
    if (whole) await client.query('COMMIT')
  } catch (error) {
    if (whole) await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

async function run(client: pg.ClientBase, name: string, { sql, line }: Statement): Promise<void> {
  try {
    await client.query(sql)
  } catch (cause) {
    // A position counts characters of the statement from 1; where there is none, it is the statement as a whole.
    const { message, position } = cause as { message: string; position?: string }
    const params = { name, line: line + lineAt(sql, Number(position ?? 1) - 1) - 1, why: message }
    throw new PlatformError('store.migration-failed', params, { cause, where: `${name} line ${params.line}` })
  }
}
