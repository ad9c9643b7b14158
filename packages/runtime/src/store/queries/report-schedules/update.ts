import { query } from '../../query.ts'
import { boolean, instant, nullable, text, texts, uuid } from '../../types.ts'
import { LANGUAGE } from '../users/columns.ts'
import { REPORT_SCHEDULE, REPORT_SCHEDULE_COLUMNS } from './columns.ts'

/** Replaces all of a schedule. No row: no such one. */
export const updateReportSchedule = query({
  name: 'updateReportSchedule',
  params: {
    projectId: uuid,
    reportScheduleId: uuid,
    kind: text,
    subject: text,
    formats: texts,
    language: LANGUAGE,
    cron: text,
    timezone: text,
    recipients: texts,
    enabled: boolean,
    nextAt: nullable(instant),
  },
  row: REPORT_SCHEDULE,
  text: `
    UPDATE report_schedules s SET kind = :kind, subject = :subject, formats = :formats, language = :language,
      cron = :cron, timezone = :timezone, recipients = :recipients, enabled = :enabled, next_at = :nextAt,
      updated_at = now()
    WHERE s.id = :reportScheduleId AND s.project_id = :projectId
    RETURNING ${REPORT_SCHEDULE_COLUMNS}`,
})
