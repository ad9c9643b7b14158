import { instant, json, nullable, oneOf, text, uuid } from '../../types.ts'
import { LANGUAGE } from '../users/columns.ts'

export const REPORT_STATE = oneOf('queued', 'running', 'ready', 'failed')

/** A report as lists show it: without its document. */
export const REPORT = {
  id: uuid,
  projectId: uuid,
  scheduleId: nullable(uuid),
  kind: text,
  subject: text,
  title: text,
  language: LANGUAGE,
  state: REPORT_STATE,
  error: nullable(json()),
  jobId: nullable(uuid),
  createdBy: nullable(uuid),
  createdAt: instant,
  finishedAt: nullable(instant),
}

/** The columns of REPORT, of a table `r`. */
export const REPORT_COLUMNS = `r.id, r.project_id AS "projectId", r.schedule_id AS "scheduleId", r.kind, r.subject,
  r.title, r.language, r.state, r.error, r.job_id AS "jobId", r.created_by AS "createdBy",
  r.created_at AS "createdAt", r.finished_at AS "finishedAt"`
