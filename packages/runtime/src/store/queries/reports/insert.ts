import { query } from '../../query.ts'
import { nullable, text, uuid } from '../../types.ts'
import { LANGUAGE } from '../users/columns.ts'
import { REPORT, REPORT_COLUMNS } from './columns.ts'

/** A report that is to be made. */
export const insertReport = query({
  name: 'insertReport',
  params: {
    projectId: uuid,
    scheduleId: nullable(uuid),
    kind: text,
    subject: text,
    title: text,
    language: LANGUAGE,
    jobId: nullable(uuid),
    createdBy: nullable(uuid),
  },
  row: REPORT,
  text: `
    INSERT INTO reports AS r (project_id, schedule_id, kind, subject, title, language, job_id, created_by)
    VALUES (:projectId, :scheduleId, :kind, :subject, :title, :language, :jobId, :createdBy)
    RETURNING ${REPORT_COLUMNS}`,
})
