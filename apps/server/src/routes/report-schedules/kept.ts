import type { Language } from '@ai-etl/core/messages/language'
import type { ReportFormat } from '@ai-etl/runtime/reports/write'
import type { REPORT_SCHEDULE } from '@ai-etl/runtime/store/queries/report-schedules/columns'
import type { ValuesOf } from '@ai-etl/runtime/store/query'
import type { z } from 'zod'
import { checkRecipients } from '../../alerts/recipient.ts'
import { nextReportAt } from '../../reports/schedule.ts'
import { storedSubject } from '../../reports/subject.ts'
import type { Services } from '../../services.ts'
import type { reportScheduleBody } from './schedule.ts'

/** A report schedule as it is stored. @throws PlatformError `schedule.cron-invalid`, `schedule.zone-unknown`, `object.missing`, `alert.mail-unset` */
export async function keptReportSchedule(
  services: Pick<Services, 'database' | 'settings'>,
  projectId: string,
  body: z.output<typeof reportScheduleBody>,
  lang: Language,
) {
  if (body.recipients.length > 0) checkRecipients('mail', body.recipients, services.settings)
  const { subject } = await storedSubject(services, projectId, body.kind, body.subject)
  const next = nextReportAt(body, new Date())
  return { ...body, projectId, subject, language: body.language ?? lang, nextAt: body.enabled ? next : null }
}

/** What is stored holds only formats that a route took. */
export function shownReportSchedule(stored: ValuesOf<typeof REPORT_SCHEDULE>) {
  return { ...stored, formats: stored.formats as readonly ReportFormat[] }
}
