import { query } from '../../query.ts'
import { bigint, nullable, text, uuid } from '../../types.ts'
import { ARTIFACT, ARTIFACT_COLUMNS } from './columns.ts'

export const insertArtifact = query({
  name: 'insertArtifact',
  params: {
    projectId: uuid,
    reportId: nullable(uuid),
    runId: nullable(uuid),
    jobId: nullable(uuid),
    name: text,
    mediaType: text,
    bytes: bigint,
    path: text,
    createdBy: nullable(uuid),
  },
  row: ARTIFACT,
  text: `
    INSERT INTO artifacts AS a (project_id, report_id, run_id, job_id, name, media_type, bytes, path, created_by)
    VALUES (:projectId, :reportId, :runId, :jobId, :name, :mediaType, :bytes, :path, :createdBy)
    RETURNING ${ARTIFACT_COLUMNS}`,
})
