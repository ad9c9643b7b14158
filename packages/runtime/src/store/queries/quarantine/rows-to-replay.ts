import { query } from '../../query.ts'
import { bigint, boolean, integer, nullable, text, uuid } from '../../types.ts'

/** Rows of a load that were not replayed, in their order, behind one of them. `mendedOnly` leaves out what nobody mended. */
export const rowsToReplay = query({
  name: 'rowsToReplay',
  params: { runId: uuid, folder: text, after: bigint, limit: integer, mendedOnly: boolean },
  row: { id: bigint, position: bigint, mended: nullable(text) },
  text: `
    SELECT id, position, mended FROM quarantined_rows
    WHERE run_id = :runId AND folder = :folder AND position > :after AND state <> 'replayed' AND (NOT :mendedOnly OR state = 'mended')
    ORDER BY position LIMIT :limit`,
})
