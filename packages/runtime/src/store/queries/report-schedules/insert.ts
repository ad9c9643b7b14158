import { query } from '../../query.ts'
import { boolean, instant, nullable, text, texts, uuid } from '../../types.ts'
import { LANGUAGE } from '../users/columns.ts'
import { REPORT_SCHEDULE, REPORT_SCHEDULE_COLUMNS } from './columns.ts'

export const insertReportSchedule = query({
  name: 'insertReportSchedule',
  params: {
    projectId: uuid,
    kind: text,
    subject: text,
    formats: texts,
    language: LANGUAGE,
    cron: text,
    timezone: text,
    recipients: texts,
    enabled: boolean,
    nextAt: nullable(instant),
    createdBy: nullable(uuid),
  },
  row: REPORT_SCHEDULE,
  text: `
    INSERT INTO report_schedules AS s (project_id, kind, subject, formats, language, cron, timezone, recipients,
      enabled, next_at, created_by)
    VALUES (:projectId, :kind, :subject, :formats, :language, :cron, :timezone, :recipients,
      :enabled, :nextAt, :createdBy)
    RETURNING ${REPORT_SCHEDULE_COLUMNS}`,
})
