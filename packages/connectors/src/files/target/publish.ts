import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FileLedger, readLedger, writeLedger } from './ledger.ts'

/** A publication decided on: once its manifest stands, it will be finished, by this process or the next. */
export interface Manifest {
  readonly load: string
  readonly tables: readonly {
    readonly aside: string
    readonly file: string
    readonly ledger: string
    readonly entry: FileLedger['loads'][number]
    readonly replaces: boolean
  }[]
}

/** Points at which a crash test may kill the process (AI_ETL_CRASH_AT). */
export const FILE_CRASH_POINTS = [
  'files.before-manifest',
  'files.after-manifest',
  'files.between-renames',
  'files.before-ledger',
] as const

/** Publishes all tables together: the manifest is the moment of commitment, renames follow. */
export async function publish(folder: string, manifest: Manifest): Promise<void> {
  crashAt('files.before-manifest')
  const path = join(folder, `publish-${manifest.load}.json`)
  await writeFile(`${path}.part`, JSON.stringify(manifest), { flush: true })
  await rename(`${path}.part`, path)
  crashAt('files.after-manifest')
  await finish(path, manifest)
}

/** Finishes what killed processes had decided on, then removes what they had only begun; the caller holds the lock. */
export async function recover(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  // Manifests first: what they name is still needed.
  for (const name of names.sort((a, b) => Number(a.endsWith('.part')) - Number(b.endsWith('.part')))) {
    const path = join(folder, name)
    if (name.startsWith('publish-') && name.endsWith('.json'))
      await finish(path, JSON.parse(await readFile(path, 'utf8')) as Manifest)
    else if (name.endsWith('.part')) await rm(path, { force: true })
  }
}

async function finish(path: string, manifest: Manifest): Promise<void> {
  for (const [i, table] of manifest.tables.entries()) {
    if (i > 0) crashAt('files.between-renames')
    const before = table.replaces ? null : await readLedger(table.ledger, table.file)
    // An aside that is gone was renamed before the process was killed.
    const renamed = await rename(table.aside, table.file).then(
      () => true,
      () => false,
    )
    if (!renamed && before?.loads.some((load) => load.load === manifest.load)) continue
    crashAt('files.before-ledger')
    const { ino } = await stat(table.file)
    const earlier = renamed ? (before?.loads ?? []) : await earlierLoads(table.ledger, table.replaces)
    await writeLedger(table.ledger, {
      inode: ino,
      loads: [...earlier.filter((load) => load.load !== manifest.load), table.entry],
    })
  }
  await rm(path, { force: true })
}

/** Loads of a ledger whose file was replaced by its successor, but that was not written anew: it still counts. */
async function earlierLoads(ledger: string, replaces: boolean): Promise<FileLedger['loads']> {
  if (replaces) return []
  const text = await readFile(ledger, 'utf8').catch(() => null)
  return text === null ? [] : (JSON.parse(text) as FileLedger).loads
}

function crashAt(point: (typeof FILE_CRASH_POINTS)[number]): void {
  if (process.env.AI_ETL_CRASH_AT === point) process.kill(process.pid, 'SIGKILL')
}
