import { query } from '../../query.ts'
import { instant, integer, text, texts, uuid } from '../../types.ts'

/** The pipeline changed last whose current version reads one of these addresses, as its document writes them. */
export const lastPipelineReading = query({
  name: 'lastPipelineReading',
  params: { projectId: uuid, addresses: texts },
  row: { id: uuid, name: text, version: integer, steps: integer, updatedAt: instant },
  text: `
    SELECT p.id, p.name, p.current_version AS "version", p.updated_at AS "updatedAt",
      (SELECT count(*) FROM jsonb_object_keys(coalesce(v.document -> 'steps', '{}')))::integer AS "steps"
    FROM pipelines p JOIN pipeline_versions v ON v.pipeline_id = p.id AND v.number = p.current_version
    WHERE p.project_id = :projectId AND EXISTS (
      SELECT FROM jsonb_each(coalesce(v.document -> 'sources', '{}')) s WHERE s.value ->> 'from' = ANY (:addresses))
    ORDER BY p.updated_at DESC, p.id DESC LIMIT 1`,
})
