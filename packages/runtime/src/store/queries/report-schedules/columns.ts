import { boolean, instant, nullable, text, texts, uuid } from '../../types.ts'
import { LANGUAGE } from '../users/columns.ts'

/** When a report is made, and whom it is mailed to. */
export const REPORT_SCHEDULE = {
  id: uuid,
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
  lastAt: nullable(instant),
  createdBy: nullable(uuid),
  createdAt: instant,
  updatedAt: instant,
}

/** The columns of REPORT_SCHEDULE, of a table `s`. */
export const REPORT_SCHEDULE_COLUMNS = `s.id, s.project_id AS "projectId", s.kind, s.subject, s.formats, s.language,
  s.cron, s.timezone, s.recipients, s.enabled, s.next_at AS "nextAt", s.last_at AS "lastAt",
  s.created_by AS "createdBy", s.created_at AS "createdAt", s.updated_at AS "updatedAt"`
