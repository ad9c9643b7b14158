import type { Run } from '@ai-etl/core/documents/run'
import { runAgain } from '@ai-etl/core/messages/run-again'
import { showRun } from '@ai-etl/runtime/store/queries/runs/show'
import { maybe } from '@ai-etl/runtime/store/query'
import { type JobFailure, problemOf } from '../jobs/failure.ts'
import type { Services } from '../services.ts'
import type { AlertDetail } from './mail.ts'
import { raiseAlert } from './raise.ts'

/** Failures of what the data should be, not of the run's means. */
const CHECK_CODES: readonly string[] = [
  'pipeline.refused',
  'load.counts-differ',
  'load.fingerprints-differ',
  'load.too-many-rejected',
  'load.nothing-usable',
]
const DRIFT_CODE = 'load.schema-drift'

/** Raises the alerts that the end of a run is about: a failure, a failed check, a changed table. */
export async function tellRunEnd(
  services: Pick<Services, 'database'>,
  { projectId, runId }: { readonly projectId: string; readonly runId: string },
  document: Run | null,
  error: JobFailure | null,
): Promise<void> {
  const run = await maybe(services.database, showRun, { projectId, runId })
  if (run === null) return
  const { pipelineId, name, state } = run
  const about = { projectId, pipelineId, runId, key: runId, subject: name }
  const counts = document && {
    read: document.read,
    written: document.written,
    rejected: document.rejected,
    filtered: document.filtered,
  }
  const said = (lang: 'ru' | 'en') => (error === null ? null : problemOf(error, lang))
  if (state === 'failed') {
    const detail = { error: { en: said('en'), ru: said('ru') }, counts }
    await raiseAlert(services, { ...about, event: 'failure', detail })
    if (error?.code && CHECK_CODES.includes(error.code))
      await raiseAlert(services, { ...about, event: 'check-failed', detail })
    if (error?.code === DRIFT_CODE) await raiseAlert(services, { ...about, event: 'drift', detail })
  }
  if (document !== null && document.changes.length > 0)
    await raiseAlert(services, { ...about, event: 'drift', detail: { ...changesOf(document), counts } })
}

/** What a run changed: as it was told, and for readers of each language. */
function changesOf(run: Run): Required<Pick<AlertDetail, 'changes' | 'changesIn'>> {
  const { changes } = run
  return { changes, changesIn: { en: runAgain(run, 'en').changes, ru: runAgain(run, 'ru').changes } }
}
