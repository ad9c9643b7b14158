import { bigint, instant, nullable, text, uuid } from '../../types.ts'

/** A file to download; `path` is relative to the data folder and no part of answers. */
export const ARTIFACT = {
  id: uuid,
  projectId: uuid,
  reportId: nullable(uuid),
  runId: nullable(uuid),
  jobId: nullable(uuid),
  name: text,
  mediaType: text,
  bytes: bigint,
  path: text,
  createdBy: nullable(uuid),
  createdAt: instant,
}

/** The columns of ARTIFACT, of a table `a`. */
export const ARTIFACT_COLUMNS = `a.id, a.project_id AS "projectId", a.report_id AS "reportId", a.run_id AS "runId",
  a.job_id AS "jobId", a.name, a.media_type AS "mediaType", a.bytes, a.path, a.created_by AS "createdBy",
  a.created_at AS "createdAt"`
