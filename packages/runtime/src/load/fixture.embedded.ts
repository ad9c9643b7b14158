import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Address } from '@ai-etl/core/address/address'
import type { Connector } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import type { Run } from '@ai-etl/core/documents/run'
import { resolveAddress } from '../connections/resolve.ts'
import type { ContextSettings } from '../context.ts'
import { createContext } from '../context.ts'
import { load } from './load.ts'
import type { LoadRequest } from './request.ts'

/** The databases that loads are tested against, embedded. */
export const DATABASES = ['postgresql', 'clickhouse'] as const
export type Database = (typeof DATABASES)[number]

/** A data folder of its own with the embedded servers in it, for the tests of one file. */
export class LoadBench {
  readonly folder: string
  readonly settings: ContextSettings

  private constructor(folder: string) {
    this.folder = folder
    this.settings = {
      dataDir: join(folder, 'data'),
      workingDir: folder,
      fileRoots: null,
      lang: 'en',
      environment: { ...process.env },
      connectorsModule: new URL('../../../connectors/src/index.ts', import.meta.url).href,
    }
  }

  static async open(): Promise<LoadBench> {
    process.env.AI_ETL_EMBEDDED_GRACE_MS = '300'
    return new LoadBench(await mkdtemp(join(tmpdir(), 'load-')))
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }

  async write(name: string, text: string): Promise<void> {
    await writeFile(join(this.folder, name), text)
  }

  load(source: string, target: string, options: Partial<LoadRequest> = {}): Promise<Run> {
    const live = { signal: new AbortController().signal, progress: () => undefined }
    return load({ source, target, mode: 'append', ...options }, this.settings, live)
  }

  /** Rows of a statement, each as the texts of its values. */
  async query(database: Database, sql: string): Promise<readonly (readonly string[])[]> {
    const context = this.context()
    const address = await resolveAddress(`${database}:///city`, this.settings)
    const session = await (await this.connector(address, context)).openSql?.(address, context)
    if (!session) throw new Error(`${database} has no SQL`)
    try {
      const rows = await session.query(sql)
      return rows.map((row) => Object.values(row).map(text))
    } finally {
      await session.close()
    }
  }

  /** Runs a statement that gives no rows. */
  async execute(database: Database, sql: string): Promise<void> {
    const context = this.context()
    const address = await resolveAddress(`${database}:///city`, this.settings)
    const session = await (await this.connector(address, context)).openSql?.(address, context)
    if (!session) throw new Error(`${database} has no SQL`)
    try {
      await session.run(sql)
    } finally {
      await session.close()
    }
  }

  context(): Context {
    return createContext(this.settings, { signal: new AbortController().signal, progress: () => undefined })
  }

  private async connector(address: Address, context: Context): Promise<Connector> {
    const module = (await import(this.settings.connectorsModule)) as {
      connectorFor(address: Address, context: Context): Promise<Connector>
    }
    return module.connectorFor(address, context)
  }
}

function text(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'string' && typeof value !== 'number') return JSON.stringify(value)
  // Decimals without needless zeros: systems show them differently.
  return String(value).replace(/^(-?\d+)\.(\d*?)0*$/, (_, whole: string, rest: string) =>
    rest ? `${whole}.${rest}` : whole,
  )
}
