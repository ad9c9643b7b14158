import { query } from '../../query.ts'
import { bigint, nullable, text, uuid } from '../../types.ts'
import { QUARANTINED_ROW, QUARANTINED_ROW_COLUMNS } from './columns.ts'

/** `mended`: the row as it should have been, sealed. No row: no such one, or it was replayed. */
export const mendQuarantinedRow = query({
  name: 'mendQuarantinedRow',
  params: { projectId: uuid, runId: uuid, rowId: bigint, mended: text, mendedBy: nullable(uuid) },
  row: QUARANTINED_ROW,
  text: `
    UPDATE quarantined_rows q SET mended = :mended, mended_by = :mendedBy, mended_at = now(), state = 'mended'
    FROM runs r
    WHERE q.id = :rowId AND q.run_id = :runId AND r.id = q.run_id AND r.project_id = :projectId AND q.state <> 'replayed'
    RETURNING ${QUARANTINED_ROW_COLUMNS}`,
})
