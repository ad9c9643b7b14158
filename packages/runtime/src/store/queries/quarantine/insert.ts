import { query } from '../../query.ts'
import { json, uuid } from '../../types.ts'

/** The index of what the folder of a run holds: `{position, source, line, byte, rule, detail}` each; those known stay. */
export const insertQuarantinedRows = query({
  name: 'insertQuarantinedRows',
  params: { runId: uuid, rows: json<readonly object[]>() },
  row: {},
  text: `
    INSERT INTO quarantined_rows (run_id, position, source, line, byte, rule, detail)
    SELECT r.id, q.* FROM runs r, jsonb_to_recordset(:rows)
      AS q(position bigint, source text, line bigint, byte bigint, rule text, detail text)
    WHERE r.id = :runId
    ON CONFLICT (run_id, position) DO NOTHING`,
})
