import { query } from '../../query.ts'
import { bigint, json, nullable, text, uuid } from '../../types.ts'
import { DATASET, DATASET_COLUMNS } from './columns.ts'

/** A dataset found through a connection; known ones are brought up to date. No row: the project has no such connection. */
export const upsertDatasetOfConnection = query({
  name: 'upsertDatasetOfConnection',
  params: {
    projectId: uuid,
    connectionId: uuid,
    name: text,
    schema: nullable(json()),
    rows: nullable(bigint),
    bytes: nullable(bigint),
    createdBy: nullable(uuid),
  },
  row: DATASET,
  text: `
    INSERT INTO datasets AS d (project_id, connection_id, name, schema, rows, bytes, created_by)
    SELECT o.project_id, o.id, :name, :schema, :rows, :bytes, :createdBy
    FROM connections o WHERE o.id = :connectionId AND o.project_id = :projectId
    ON CONFLICT (connection_id, name) WHERE connection_id IS NOT NULL DO UPDATE SET
      schema = coalesce(excluded.schema, d.schema), rows = coalesce(excluded.rows, d.rows),
      bytes = coalesce(excluded.bytes, d.bytes), updated_at = now()
    RETURNING ${DATASET_COLUMNS}`,
})
