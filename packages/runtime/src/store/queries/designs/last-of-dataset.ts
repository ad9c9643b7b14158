import { query } from '../../query.ts'
import { integer, uuid } from '../../types.ts'
import { DESIGN, DESIGN_COLUMNS } from './columns.ts'

/** The newest designs of any profile of a dataset. */
export const lastDesignsOfDataset = query({
  name: 'lastDesignsOfDataset',
  params: { projectId: uuid, datasetId: uuid, limit: integer },
  row: DESIGN,
  text: `
    SELECT ${DESIGN_COLUMNS} FROM profiles p JOIN designs d ON d.profile_id = p.id
    WHERE p.dataset_id = :datasetId AND p.project_id = :projectId
    ORDER BY d.created_at DESC, d.id DESC LIMIT :limit`,
})
