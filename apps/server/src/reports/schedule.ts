import type { Language } from '@ai-etl/core/messages/language'
import type { ReportFormat } from '@ai-etl/runtime/reports/write'
import type { REPORT_SCHEDULE } from '@ai-etl/runtime/store/queries/report-schedules/columns'
import { setReportScheduleNext } from '@ai-etl/runtime/store/queries/report-schedules/set-next'
import { takeDueReportSchedules } from '@ai-etl/runtime/store/queries/report-schedules/take-due'
import { findWaitingReports } from '@ai-etl/runtime/store/queries/reports/find-waiting'
import { none, rows, transaction, type ValuesOf } from '@ai-etl/runtime/store/query'
import { timesAfter } from '../schedules/times.ts'
import type { Services } from '../services.ts'
import { queueReport, startReportJob } from './ask.ts'
import { ALL_FORMATS, reportKind } from './kinds.ts'
import { storedSubject, subjectOf } from './subject.ts'

const AT_ONCE = 20
/** How long a report may be without its job before somebody else asks for it: whoever made it does so at once. */
const WAITING_SECONDS = 15

type Due = ValuesOf<typeof REPORT_SCHEDULE>
type Needed = Pick<Services, 'database' | 'settings' | 'jobs' | 'log'>

/** The next moment of a report's cron behind `after`; null: never again. @throws PlatformError as timesAfter does */
export function nextReportAt(
  { cron, timezone }: { readonly cron: string; readonly timezone: string },
  after: Date,
): string | null {
  return timesAfter({ cron, timezone, intervalSeconds: null }, after, 1)[0]?.toISOString() ?? null
}

/**
 * Puts the reports whose time has come into the list, in one transaction with their next times, so that each is made
 * once; then asks for the jobs of all that have none.
 */
export async function makeDueReports(services: Needed, now: Date): Promise<void> {
  const queued = await transaction(services.database, async (tx) => {
    const made: { reportId: string; due: Due }[] = []
    for (const due of await rows(tx, takeDueReportSchedules, { until: now.toISOString(), limit: AT_ONCE })) {
      const { id, projectId, kind, subject, language, createdBy } = due
      const known = await storedSubject(services, projectId, reportKind.parse(kind), subjectOf(subject)).catch(
        () => null,
      )
      // Its subject is gone: nothing to make, and no reason to stop the others.
      if (known !== null) {
        const asked = { projectId, kind, ...known, lang: language, userId: createdBy, scheduleId: id }
        made.push({ reportId: await queueReport(tx, asked), due })
      }
      const lastAt = known === null ? null : now.toISOString()
      await none(tx, setReportScheduleNext, { reportScheduleId: id, lastAt, nextAt: nextReportAt(due, now) })
      services.log.info({ reportScheduleId: id, made: known !== null }, 'report due')
    }
    return made
  })
  for (const { reportId, due } of queued) {
    const { projectId, createdBy, language, formats } = due
    await start(services, { id: reportId, projectId, createdBy, language, formats })
  }
  const waiting = { olderThanSeconds: WAITING_SECONDS, limit: AT_ONCE }
  for (const report of await rows(services.database, findWaitingReports, waiting)) await start(services, report)
}

interface Waiting {
  readonly id: string
  readonly projectId: string
  readonly createdBy: string | null
  readonly language: Language
  readonly formats: readonly string[] | null
}

async function start(services: Needed, { id, projectId, createdBy, language, formats }: Waiting): Promise<void> {
  await startReportJob(services, {
    reportId: id,
    projectId,
    userId: createdBy,
    lang: language,
    // Checked by the route that saved them.
    formats: (formats as readonly ReportFormat[] | null) ?? ALL_FORMATS,
  })
}
