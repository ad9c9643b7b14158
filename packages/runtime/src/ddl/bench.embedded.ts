import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connector, SqlSession } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import { resolveAddress } from '../connections/resolve.ts'
import type { ContextSettings } from '../context.ts'
import { createContext, loadConnectors } from '../context.ts'

/** The embedded servers of a data folder of its own, for the tests of one file. */
export class SqlBench {
  readonly context: Context
  readonly settings: ContextSettings
  readonly connectors: readonly Connector[]
  readonly #folder: string

  private constructor(folder: string, settings: ContextSettings, connectors: readonly Connector[]) {
    this.#folder = folder
    this.settings = settings
    this.connectors = connectors
    this.context = createContext(settings, { signal: new AbortController().signal, progress: () => undefined })
  }

  static async open(): Promise<SqlBench> {
    process.env.AI_ETL_EMBEDDED_GRACE_MS = '300'
    const folder = await mkdtemp(join(tmpdir(), 'ddl-'))
    const settings: ContextSettings = {
      dataDir: join(folder, 'data'),
      workingDir: folder,
      fileRoots: null,
      lang: 'en',
      environment: { ...process.env },
      connectorsModule: new URL('../../../connectors/src/index.ts', import.meta.url).href,
    }
    return new SqlBench(folder, settings, await loadConnectors(settings))
  }

  async session(database: 'postgresql' | 'clickhouse'): Promise<SqlSession> {
    const address = await resolveAddress(`${database}:///ddl_test`, this.context)
    const session = await this.connectors.find(({ name }) => name === database)?.openSql?.(address, this.context)
    if (!session) throw new Error(`${database} has no SQL`)
    return session
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}
