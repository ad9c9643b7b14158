import { mkdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Context } from '@ai-etl/core/contracts/context'
import type { ExistingTable, LoadPlan, LoadSession, Target } from '@ai-etl/core/contracts/target'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { FileTargetRequest } from '../format.ts'
import { FileSession, type TableFile } from './file-session.ts'
import { type FileLedger, readLedger } from './ledger.ts'
import { takeLock } from './owner.ts'
import { recover } from './publish.ts'
import type { FileWriting } from './writer.ts'

/**
 * Files as a target: `out.parquet` takes the root table and `out__child.parquet` beside it each child; a folder takes a
 * file a table. Written aside, published by rename; `.ai_etl` beside the files holds ledger, lock and manifest.
 */
export function fileTarget(request: FileTargetRequest, writing: FileWriting, context: Context): Target {
  const isFolder = request.path.endsWith('/')
  const folder = isFolder ? request.path.slice(0, -1) || '/' : dirname(request.path)
  const root = isFolder ? null : basename(request.path).replace(/\.[^.]*$/, '')
  const fileOf = (table: string) =>
    table === root ? request.path : join(folder, `${fileName(table)}.${writing.extension}`)
  return {
    address: request.address,
    table: root,
    async existing(tables) {
      const found = new Map<string, ExistingTable>()
      for (const table of tables) {
        const described = await describe(fileOf(table), table, writing)
        if (described) found.set(table, described)
      }
      return found
    },
    begin: (plan) => begin(plan, folder, fileOf, writing, context),
    close: async () => undefined,
  }
}

async function begin(
  plan: LoadPlan,
  folder: string,
  fileOf: (table: string) => string,
  writing: FileWriting,
  context: Context,
): Promise<LoadSession> {
  if (plan.mode !== 'append' && plan.mode !== 'replace') {
    throw new PlatformError('connector.unsupported', {
      connector: writing.extension,
      operation: phrase('operation.mode', { mode: plan.mode }),
    })
  }
  const own = join(folder, '.ai_etl')
  await mkdir(own, { recursive: true })
  const release = await takeLock(join(own, 'lock'), context.signal)
  try {
    await recover(own)
    const tables: TableFile[] = plan.tables.map((table) => {
      const file = fileOf(table.name)
      return {
        table,
        file,
        ledger: join(own, `${basename(file)}.json`),
        aside: join(own, `${basename(file)}.${plan.load}.part`),
      }
    })
    const kept = await readLedger(tables[0].ledger, tables[0].file)
    const same = kept?.loads.some(
      (load) =>
        load.load === plan.load ||
        (plan.input.fingerprint !== null &&
          load.fingerprint === plan.input.fingerprint &&
          load.address === plan.input.address),
    )
    const unchanged = plan.mode === 'append' && !plan.again && same === true
    const cursor = cursorOf(kept, plan.cursor)
    return new FileSession({ plan, tables, folder: own, writing, cursor, unchanged, release })
  } catch (error) {
    await release()
    throw error
  }
}

/** Greatest value of a column that the loads before have seen; null at the first one. */
function cursorOf(kept: FileLedger | null, column: string | null): string | null {
  if (column === null) return null
  return kept?.loads.findLast((load) => load.cursor?.column === column)?.cursor?.value ?? null
}

/** Columns of a file that stands there; undefined when there is none. */
async function describe(path: string, table: string, writing: FileWriting): Promise<ExistingTable | undefined> {
  if ((await stat(path).catch(() => null)) === null) return undefined
  const source = await writing.reopen(path)
  try {
    return {
      name: table,
      columns: source.tables[0].columns.map((column) => ({
        name: column.name,
        type: column.type,
        nativeType: '',
        nullable: column.nullable ?? true,
      })),
      key: [],
      rowsEstimate: source.rowsEstimate ?? 0,
    }
  } finally {
    await source.close()
  }
}

/** A table's name as a file's: what file systems do not take becomes `_`. */
function fileName(table: string): string {
  return table.replaceAll(/[/\\:*?"<>|\0]/g, '_')
}
