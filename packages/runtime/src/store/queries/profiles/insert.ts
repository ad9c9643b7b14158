import { query } from '../../query.ts'
import { bigint, double, json, nullable, text, uuid } from '../../types.ts'
import { PROFILE, PROFILE_COLUMNS } from './columns.ts'

/** Becomes the last profile of its dataset, when that is one of the project. */
export const insertProfile = query({
  name: 'insertProfile',
  params: {
    projectId: uuid,
    datasetId: nullable(uuid),
    address: text,
    bytes: bigint,
    rows: bigint,
    fingerprint: nullable(text),
    seconds: double,
    document: json(),
    createdBy: nullable(uuid),
  },
  row: PROFILE,
  text: `
    WITH dataset AS (SELECT id FROM datasets WHERE id = :datasetId AND project_id = :projectId), made AS (
      INSERT INTO profiles AS p (project_id, dataset_id, address, bytes, rows, fingerprint, seconds, document, created_by)
      VALUES (:projectId, (SELECT id FROM dataset), :address, :bytes, :rows, :fingerprint, :seconds, :document, :createdBy)
      RETURNING ${PROFILE_COLUMNS}
    ), noted AS (
      UPDATE datasets d SET profile_id = made.id, updated_at = now() FROM made WHERE d.id = made."datasetId"
    )
    SELECT * FROM made`,
})
