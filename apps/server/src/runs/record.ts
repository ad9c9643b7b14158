import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Run } from '@ai-etl/core/documents/run'
import type { Language } from '@ai-etl/core/messages/language'
import { quarantinedRows } from '@ai-etl/runtime/runs/quarantine-entries'
import { insertQuarantinedRows } from '@ai-etl/runtime/store/queries/quarantine/insert'
import { insertReceipts } from '@ai-etl/runtime/store/queries/receipts/insert'
import { insertRunTables } from '@ai-etl/runtime/store/queries/run-tables/insert'
import { finishRun } from '@ai-etl/runtime/store/queries/runs/finish'
import { maybe, none } from '@ai-etl/runtime/store/query'
import type { JobFailure } from '../jobs/failure.ts'
import type { Services } from '../services.ts'

/** One load of a run: its target's name in the document, and what it did. */
export interface TargetRun {
  readonly target: string
  readonly run: Run
}

/** Rejected rows that the database lists; the run's folder has them all. */
const MOST_LISTED = 100_000
const LISTED_AT_ONCE = 1000

/** Notes how a run ended. @returns whether it was not over before */
export async function recordEnd(
  { database }: Pick<Services, 'database'>,
  runId: string,
  state: Run['state'],
  { document, error }: { readonly document: Run | null; readonly error: JobFailure | null },
): Promise<boolean> {
  const { read = 0, written = 0, rejected = 0, filtered = 0, bytes = 0 } = document ?? {}
  // What is known of the run stands in its document.
  const kept = error === null ? null : { ...error, known: null }
  const counts = { read, written, rejected, filtered, bytes }
  return (await maybe(database, finishRun, { runId, state, ...counts, document, error: kept })) !== null
}

/** Lists the tables, receipts and rejected rows of a run that is over. */
export async function recordParts(
  { database, settings }: Pick<Services, 'database' | 'settings'>,
  runId: string,
  parts: readonly TargetRun[],
  lang: Language,
): Promise<void> {
  const tables = parts.flatMap(({ target, run }) =>
    run.tables.map((table) => ({ ...table, target, address: maskSecrets(run.target) })),
  )
  await none(database, insertRunTables, { runId, tables })
  const receipts = parts.flatMap(({ target, run }) =>
    run.receipts.map(({ target: targetRows, ...receipt }) => ({ ...receipt, target, targetRows })),
  )
  await none(database, insertReceipts, { runId, receipts })
  // Rows are told by their place in one folder: of several targets the first that rejected any (quarantineFolder).
  const holder = parts.find(({ run }) => run.quarantine !== null)
  if (holder) await listRejected(holder.run.run)

  async function listRejected(folder: string): Promise<void> {
    let rows: object[] = []
    let listed = 0
    const write = async () => {
      if (rows.length > 0) await none(database, insertQuarantinedRows, { runId, rows })
      rows = []
    }
    for await (const row of quarantinedRows(settings.dataDir, folder, lang)) {
      rows.push(row)
      if (++listed >= MOST_LISTED) break
      if (rows.length === LISTED_AT_ONCE) await write()
    }
    await write()
  }
}
