import { query } from '../../query.ts'
import { nullable, text, uuid } from '../../types.ts'
import { RUN, RUN_COLUMNS } from './columns.ts'

/** Begins, or goes on with a run whose worker is gone. No row: it is over. */
export const startRun = query({
  name: 'startRun',
  params: { runId: uuid, worker: text, runFolder: nullable(text) },
  row: RUN,
  text: `
    UPDATE runs r SET state = 'running', worker = :worker, heartbeat_at = now(),
      started_at = coalesce(r.started_at, now()), run_folder = coalesce(:runFolder, r.run_folder)
    WHERE r.id = :runId AND r.state IN ('queued', 'running')
    RETURNING ${RUN_COLUMNS}`,
})
