import { query } from '../../query.ts'
import { texts, uuid } from '../../types.ts'
import { DATASET, DATASET_COLUMNS } from './columns.ts'

/**
 * Datasets that these texts of a document may name, the oldest first: by their own address, by the name of their
 * connection (`@name#…`), or by the upload that stands within a path. Whoever asks holds each against its address.
 */
export const datasetsNamed = query({
  name: 'datasetsNamed',
  params: { projectId: uuid, texts },
  row: DATASET,
  text: `
    SELECT ${DATASET_COLUMNS} FROM datasets d LEFT JOIN connections c ON c.id = d.connection_id
    WHERE d.project_id = :projectId AND (
      d.address = ANY (:texts)
      OR EXISTS (SELECT FROM unnest(:texts) t WHERE split_part(t, '#', 1) = '@' || c.name)
      OR EXISTS (SELECT FROM unnest(:texts) t WHERE strpos(t, d.upload_id::text) > 0))
    ORDER BY d.created_at, d.id LIMIT 500`,
})
