import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import type { LedgerCursor } from '@ai-etl/core/contracts/state'

/** What was loaded into one file: kept beside it in `.ai_etl`, bound to the file itself by its inode. */
export interface FileLedger {
  readonly inode: number
  readonly loads: readonly {
    readonly load: string
    readonly address: string
    readonly fingerprint: string | null
    readonly at: string
    readonly rows: number
    /** Absent in what earlier versions wrote, as the next ones. */
    readonly run?: string
    readonly mode?: string
    /** Greatest value that an incremental load has seen. */
    readonly cursor?: LedgerCursor | null
  }[]
}

/** The ledger of a file; null when there is none, or when it belongs to a file that is gone. */
export async function readLedger(ledger: string, file: string): Promise<FileLedger | null> {
  const [text, found] = await Promise.all([readFile(ledger, 'utf8').catch(() => null), stat(file).catch(() => null)])
  if (text === null || found === null) return null
  // Written by writeLedger alone.
  const kept = JSON.parse(text) as FileLedger
  return kept.inode === found.ino ? kept : null
}

export async function writeLedger(path: string, ledger: FileLedger): Promise<void> {
  await writeFile(`${path}.part`, `${JSON.stringify(ledger, null, 2)}\n`)
  await rename(`${path}.part`, path)
}
