import { query } from '../../query.ts'
import { nullable, text, uuid } from '../../types.ts'
import { DATASET, DATASET_COLUMNS } from './columns.ts'

/** What people call it; null: its name again. */
export const renameDataset = query({
  name: 'renameDataset',
  params: { projectId: uuid, datasetId: uuid, title: nullable(text) },
  row: DATASET,
  text: `
    UPDATE datasets d SET title = :title, updated_at = now() WHERE d.id = :datasetId AND d.project_id = :projectId
    RETURNING ${DATASET_COLUMNS}`,
})
