import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

/** Its profiles stay. */
export const deleteDataset = query({
  name: 'deleteDataset',
  params: { projectId: uuid, datasetId: uuid },
  row: {},
  text: `
    DELETE FROM datasets WHERE id = :datasetId AND project_id = :projectId`,
})
