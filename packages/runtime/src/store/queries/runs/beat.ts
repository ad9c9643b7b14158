import { query } from '../../query.ts'
import { bigint, text, uuid } from '../../types.ts'

/** Says that the worker lives, and how far it is. Touches no row when the run is another worker's or over. */
export const beatRun = query({
  name: 'beatRun',
  params: { runId: uuid, worker: text, read: bigint, written: bigint },
  row: {},
  text: `
    UPDATE runs SET heartbeat_at = now(), read_rows = :read, written_rows = :written
    WHERE id = :runId AND worker = :worker AND state = 'running'`,
})
