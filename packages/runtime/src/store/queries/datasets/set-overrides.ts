import type { FieldOverride } from '@ai-etl/core/profile/overrides'
import { query } from '../../query.ts'
import { json, uuid } from '../../types.ts'
import { DATASET, DATASET_COLUMNS } from './columns.ts'

export const setDatasetOverrides = query({
  name: 'setDatasetOverrides',
  params: { projectId: uuid, datasetId: uuid, overrides: json<readonly FieldOverride[]>() },
  row: DATASET,
  text: `
    UPDATE datasets d SET overrides = :overrides, updated_at = now()
    WHERE d.id = :datasetId AND d.project_id = :projectId
    RETURNING ${DATASET_COLUMNS}`,
})
