import { cancelRun } from './cancel.ts'
import { runCorridor } from './corridor.ts'
import { runEvents } from './events.ts'
import { listRuns } from './list.ts'
import { listQuarantine } from './list-quarantine.ts'
import { showRunLog } from './log.ts'
import { mendQuarantinedRow } from './mend-quarantined.ts'
import { listReceipts } from './receipts.ts'
import { replayQuarantine } from './replay-quarantine.ts'
import { resumeRun } from './resume.ts'
import { retryRun } from './retry.ts'
import { showRun } from './show.ts'
import { showQuarantinedRow } from './show-quarantined.ts'
import { runDocument } from './start-document.ts'
import { startLoad } from './start-load.ts'
import { runPipeline } from './start-pipeline.ts'

export const runRoutes = [
  listRuns,
  startLoad,
  runPipeline,
  runDocument,
  showRun,
  runCorridor,
  runEvents,
  cancelRun,
  resumeRun,
  retryRun,
  showRunLog,
  listReceipts,
  listQuarantine,
  showQuarantinedRow,
  mendQuarantinedRow,
  replayQuarantine,
] as const
