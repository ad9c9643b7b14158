import { query } from '../../query.ts'
import { uuid } from '../../types.ts'
import { DATASET, DATASET_COLUMNS } from './columns.ts'

export const showDataset = query({
  name: 'showDataset',
  params: { projectId: uuid, datasetId: uuid },
  row: DATASET,
  text: `
    SELECT ${DATASET_COLUMNS} FROM datasets d WHERE d.id = :datasetId AND d.project_id = :projectId`,
})
