import { query } from '../../query.ts'
import { bigint, nullable, uuid } from '../../types.ts'

/** How large it is, as measured last. */
export const noteDatasetSize = query({
  name: 'noteDatasetSize',
  params: { projectId: uuid, datasetId: uuid, rows: nullable(bigint), bytes: nullable(bigint) },
  row: {},
  text: `
    UPDATE datasets SET rows = coalesce(:rows, rows), bytes = coalesce(:bytes, bytes)
    WHERE id = :datasetId AND project_id = :projectId`,
})
