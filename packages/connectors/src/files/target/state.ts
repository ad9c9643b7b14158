import { readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, relative } from 'node:path'
import type { Context } from '@ai-etl/core/contracts/context'
import type { LedgerEntry, TargetState } from '@ai-etl/core/contracts/state'
import { type FileLedger, readLedger } from './ledger.ts'
import { takeLock } from './owner.ts'

/** A file that was loaded into, and where its ledger is. */
interface Kept {
  readonly file: string
  readonly path: string
  readonly ledger: FileLedger
}

/**
 * The ledgers beside files: of one file and its children, or of all in a folder.
 * @param path absolute; ends in `/` for a folder
 * @param table named behind `#`
 */
export function openFileState(path: string, table: string | null, context: Context): TargetState {
  const folder = path.endsWith('/') ? path.slice(0, -1) || '/' : dirname(path)
  const own = join(folder, '.ai_etl')
  const extension = path.endsWith('/') ? null : extname(path)
  const all = async () =>
    (await readLedgers(folder, own)).filter((kept) => extension === null || extname(kept.file) === extension)
  return {
    table: table ?? (path.endsWith('/') ? null : tableOf(path)),
    entries: async () =>
      (await all())
        .flatMap((kept) => describe(kept, shownPath(kept.file, context.workingDir)))
        .sort((a, b) => (a.at < b.at ? 1 : -1)),
    async forget(files) {
      // Without a folder of the platform there is nothing to forget, and none is made.
      if ((await stat(own).catch(() => null)) === null) return
      const release = await takeLock(join(own, 'lock'), context.signal)
      try {
        for (const kept of await all()) if (files.includes(kept.file)) await rm(kept.path, { force: true })
      } finally {
        await release()
      }
    },
    close: async () => undefined,
  }
}

/** Ledgers whose files stand as they were written. */
async function readLedgers(folder: string, own: string): Promise<readonly Kept[]> {
  const found: Kept[] = []
  for (const name of await readdir(own).catch(() => [])) {
    if (!name.endsWith('.json') || name.startsWith('publish-')) continue
    const file = join(folder, name.slice(0, -'.json'.length))
    const path = join(own, name)
    const ledger = await readLedger(path, file)
    if (ledger) found.push({ file, path, ledger })
  }
  return found
}

function describe({ file, ledger }: Kept, shown: string): readonly LedgerEntry[] {
  return ledger.loads.map((load) => ({
    tableId: file,
    name: tableOf(file),
    shown,
    load: load.load,
    run: load.run ?? null,
    mode: load.mode ?? null,
    at: load.at,
    input: load.address,
    fingerprint: load.fingerprint,
    rows: load.rows,
    cursor: load.cursor ?? null,
  }))
}

/** As a person there would write it: from the working folder where it lies below. */
function shownPath(file: string, workingDir: string): string {
  const path = relative(workingDir, file)
  return path.startsWith('..') ? file : path
}

const tableOf = (file: string) => basename(file).replace(/\.[^.]*$/, '')
