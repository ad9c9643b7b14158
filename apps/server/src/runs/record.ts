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

/** The loads of a run, as they end. */
export interface RunParts {
  readonly targets: TargetRun[]
  /** Sources that were read for the engine, by their names: of them the rejected rows alone are listed. */
  readonly sources: TargetRun[]
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
  { targets, sources }: RunParts,
  lang: Language,
): Promise<void> {
  const tables = targets.flatMap(({ target, run }) =>
    run.tables.map((table) => ({ ...table, target, address: maskSecrets(run.target) })),
  )
  await none(database, insertRunTables, { runId, tables })
  const receipts = targets.flatMap(({ target, run }) =>
    run.receipts.map(({ target: targetRows, ...receipt }) => ({ ...receipt, target, targetRows })),
  )
  await none(database, insertReceipts, { runId, receipts })
  let listed = 0
  for (const { target, run } of sources) await listRejected(target, run, false)
  for (const { target, run } of targets) await listRejected(target, run, true)

  async function listRejected(target: string, run: Run, replayable: boolean): Promise<void> {
    if (run.quarantine === null) return
    const load = { runId, target, folder: run.run, replayable }
    let rows: object[] = []
    const write = async () => {
      if (rows.length > 0) await none(database, insertQuarantinedRows, { ...load, rows })
      rows = []
    }
    for await (const row of quarantinedRows(settings.dataDir, run.run, lang)) {
      if (listed++ >= MOST_LISTED) break
      rows.push(row)
      if (rows.length === LISTED_AT_ONCE) await write()
    }
    await write()
  }
}
