import { query } from '../../query.ts'
import { boolean, json, text, uuid } from '../../types.ts'

/**
 * The index of what the folder of a load holds: `{position, source, line, byte, rule, detail}` each; those known stay.
 * Rows are listed in the order in which they were inserted.
 */
export const insertQuarantinedRows = query({
  name: 'insertQuarantinedRows',
  params: { runId: uuid, target: text, folder: text, replayable: boolean, rows: json<readonly object[]>() },
  row: {},
  text: `
    INSERT INTO quarantined_rows (run_id, target, folder, replayable, position, source, line, byte, rule, detail)
    SELECT r.id, :target, :folder, :replayable, q.* FROM runs r, jsonb_to_recordset(:rows)
      AS q(position bigint, source text, line bigint, byte bigint, rule text, detail text)
    WHERE r.id = :runId ORDER BY q.position
    ON CONFLICT (run_id, folder, position) DO NOTHING`,
})
