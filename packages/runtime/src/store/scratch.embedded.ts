import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { embeddedPostgresql } from '../embedded/postgresql.ts'

/** Empty databases of an embedded PostgreSQL, for tests that need many of them or none of ours. */
export interface Scratch {
  readonly dataDir: string
  /** Address of a new, empty database. */
  create(): Promise<string>
  close(): Promise<void>
}

export async function openScratch(): Promise<Scratch> {
  process.env.AI_ETL_EMBEDDED_GRACE_MS = '300'
  const dataDir = await mkdtemp(join(tmpdir(), 'store-scratch-'))
  const { host, port, user, password } = await embeddedPostgresql(dataDir)
  return {
    dataDir,
    async create() {
      const database = `scratch_${randomUUID().replaceAll('-', '')}`
      const client = new pg.Client({ host, port, user, password, database: 'postgres' })
      await client.connect()
      await client.query(`CREATE DATABASE ${database}`)
      await client.end()
      return `postgresql://${user}:${password}@${host}:${port}/${database}`
    },
    async close() {
      // The server ends with this process, and writes until then.
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(() => {})
    },
  }
}

/** Runs `work` on a connection of its own. */
export async function connected<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
