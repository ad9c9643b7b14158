import { query } from '../../query.ts'
import { json, text, uuid } from '../../types.ts'

/** Notes that rows of a load were loaded by another run. */
export const setRowsReplayed = query({
  name: 'setRowsReplayed',
  params: { runId: uuid, folder: text, positions: json<readonly number[]>(), replayedIn: uuid },
  row: {},
  text: `
    UPDATE quarantined_rows SET state = 'replayed', replayed_in = :replayedIn
    WHERE run_id = :runId AND folder = :folder AND position IN (SELECT value::bigint FROM jsonb_array_elements_text(:positions))`,
})
