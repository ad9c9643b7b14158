import { query } from '../../query.ts'
import { bigint, nullable, text, uuid } from '../../types.ts'
import { QUARANTINED_ROW, QUARANTINED_ROW_COLUMNS } from './columns.ts'

/** With the mended row, sealed. */
export const showQuarantinedRow = query({
  name: 'showQuarantinedRow',
  params: { projectId: uuid, runId: uuid, rowId: bigint },
  row: { ...QUARANTINED_ROW, mended: nullable(text) },
  text: `
    SELECT ${QUARANTINED_ROW_COLUMNS}, q.mended FROM quarantined_rows q JOIN runs r ON r.id = q.run_id
    WHERE q.id = :rowId AND q.run_id = :runId AND r.project_id = :projectId`,
})
