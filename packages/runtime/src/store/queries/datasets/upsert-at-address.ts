import { query } from '../../query.ts'
import { bigint, json, nullable, text, uuid } from '../../types.ts'
import { DATASET, DATASET_COLUMNS } from './columns.ts'

/** A dataset at an address (without secrets) of its own; known ones are brought up to date. */
export const upsertDatasetAtAddress = query({
  name: 'upsertDatasetAtAddress',
  params: {
    projectId: uuid,
    address: text,
    name: text,
    schema: nullable(json()),
    rows: nullable(bigint),
    bytes: nullable(bigint),
    createdBy: nullable(uuid),
  },
  row: DATASET,
  text: `
    INSERT INTO datasets AS d (project_id, address, name, schema, rows, bytes, created_by)
    VALUES (:projectId, :address, :name, :schema, :rows, :bytes, :createdBy)
    ON CONFLICT (project_id, address, name) WHERE address IS NOT NULL DO UPDATE SET
      schema = coalesce(excluded.schema, d.schema), rows = coalesce(excluded.rows, d.rows),
      bytes = coalesce(excluded.bytes, d.bytes), updated_at = now()
    RETURNING ${DATASET_COLUMNS}`,
})
