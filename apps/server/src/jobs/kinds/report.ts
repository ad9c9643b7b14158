import { plainText } from '@ai-etl/runtime/reports/model'
import { showReportSchedule } from '@ai-etl/runtime/store/queries/report-schedules/show'
import { finishReport } from '@ai-etl/runtime/store/queries/reports/finish'
import { showReport } from '@ai-etl/runtime/store/queries/reports/show'
import { startReport } from '@ai-etl/runtime/store/queries/reports/start'
import { maybe, none, one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { useSchema } from '../../analysis/options.ts'
import { reportOf } from '../../reports/documents.ts'
import { keepReportFiles } from '../../reports/files.ts'
import { reportFormats, reportKind } from '../../reports/kinds.ts'
import { subjectOf } from '../../reports/subject.ts'
import { jobFailure } from '../failure.ts'
import { isHandOver, jobKind, type Work } from '../kind.ts'
import { toolsOf } from '../tools.ts'
import { ANALYSIS } from './analysis.ts'
import { mailReportJob } from './mail-report.ts'

/** Makes a report and writes it in its formats. */
export const reportJob = jobKind({
  kind: 'report',
  ...ANALYSIS,
  timeoutSeconds: 6 * 3600,
  input: z.object({ reportId: z.uuid(), formats: reportFormats, use: useSchema.optional() }),
  answer: z.object({ reportId: z.uuid() }),
  async run(work) {
    const { services, projectId, userId, input, jobId } = work
    if (projectId === null) throw new RangeError('reports belong to projects')
    const { database } = services
    const { reportId, formats, use = null } = input
    const known = await one(database, showReport, { projectId, reportId })
    // Asked for twice, after a process died between the report and its job: the first one makes it.
    const ours = known.jobId === null || known.jobId === jobId
    if (!ours || known.state === 'ready' || known.state === 'failed') return { reportId }
    await none(database, startReport, { reportId, jobId })
    try {
      const of = { projectId, userId }
      const kind = reportKind.parse(known.kind)
      const report = await reportOf(services, of, kind, subjectOf(known.subject), { ...(await toolsOf(work)), use })
      await keepReportFiles(services, report, formats, { projectId, reportId, jobId, userId })
      await one(database, finishReport, { reportId, title: plainText(report.title), document: report, error: null })
      if (known.scheduleId !== null) await mailReport(work, { reportId, scheduleId: known.scheduleId, projectId })
    } catch (error) {
      if (isHandOver(work.signal) || work.willRetry(error)) throw error
      await one(database, finishReport, { reportId, title: null, document: null, error: jobFailure(error) })
      throw error
    }
    return { reportId }
  },
})

/** One job a recipient: each is tried again by itself. */
async function mailReport(
  { services, userId, lang }: Pick<Work<unknown>, 'services' | 'userId' | 'lang'>,
  { reportId, scheduleId, projectId }: { reportId: string; scheduleId: string; projectId: string },
): Promise<void> {
  const schedule = await maybe(services.database, showReportSchedule, { projectId, reportScheduleId: scheduleId })
  for (const recipient of schedule?.recipients ?? [])
    await services.jobs.start(mailReportJob, { projectId, userId, lang, input: { reportId, recipient } })
}
