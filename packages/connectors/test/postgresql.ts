import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseAddress } from '@ai-etl/core/address/parse'
import { allocateBatch, type Batch, BYTE_CLASS, classOf, reserve } from '@ai-etl/core/contracts/batch'
import type { Context } from '@ai-etl/core/contracts/context'
import { createContext } from '@ai-etl/runtime/context'
import pg from 'pg'

/** A fresh database on an embedded server of its own, for one test file. */
export interface TestDatabase {
  readonly context: Context
  readonly dataDir: string
  /** Address of a table, or of the database without one. */
  address(fragment?: string, query?: string): ReturnType<typeof parseAddress>
  rows(sql: string): Promise<unknown[][]>
  /** A connection of its own, ended by `close`. */
  connect(): Promise<pg.Client>
  close(): Promise<void>
}

export async function testDatabase(database = 'test'): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'postgresql-test-'))
  const context = testContext(dataDir)
  const endpoint = await context.embedded.postgresql()
  const admin = new pg.Client({ ...endpoint, database: 'postgres' })
  await admin.connect()
  await admin.query(`CREATE DATABASE "${database}"`)
  await admin.end()
  const clients: pg.Client[] = []
  const connect = async () => {
    const client = new pg.Client({ ...endpoint, database })
    client.on('error', () => {})
    await client.connect()
    clients.push(client)
    return client
  }
  const client = await connect()
  return {
    context,
    dataDir,
    address: (fragment, query = '') => addressOf(`postgresql:///${database}${query}${fragment ? `#${fragment}` : ''}`),
    rows: async (sql) => (await client.query({ text: sql, rowMode: 'array' })).rows,
    connect,
    async close() {
      for (const one of clients) await one.end()
      await rm(dataDir, { recursive: true, force: true, maxRetries: 10 }).catch(() => {})
    },
  }
}

export function testContext(dataDir: string, environment: Context['environment'] = {}): Context {
  const settings = {
    dataDir,
    workingDir: dataDir,
    fileRoots: null,
    lang: 'en' as const,
    environment,
    connectorsModule: '',
  }
  return createContext(settings, { signal: new AbortController().signal, progress: () => {} })
}

export function addressOf(text: string): ReturnType<typeof parseAddress> {
  return parseAddress(text, { environment: {}, exists: () => false })
}

/** A canonical batch of rows given as texts; lines count from 2, as behind a header. */
export function batchOf(rows: readonly (readonly (string | null)[])[], table = 0, firstLine = 2): Batch {
  const columns = rows[0]?.length ?? 0
  const batch = allocateBatch(table, columns, rows.length, 1024)
  for (const [r, row] of rows.entries()) {
    batch.line[r] = firstLine + r
    batch.offset[r] = r * 10
    for (const [c, value] of row.entries()) {
      const cell = r * columns + c
      const bytes = Buffer.from(value ?? '')
      const at = reserve(batch, bytes.length)
      bytes.copy(batch.bytes, at)
      batch.start[cell] = at
      batch.end[cell] = at + bytes.length
      batch.mask[cell] = value === null ? BYTE_CLASS.NULL : classOf(batch.bytes, at, at + bytes.length)
    }
  }
  batch.rows = rows.length
  return batch
}
