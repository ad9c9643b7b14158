import type { Language } from '@ai-etl/core/messages/language'
import { reportTexts } from '@ai-etl/core/messages/reports'
import type { ReportFormat } from '@ai-etl/runtime/reports/write'
import type { Queryable } from '@ai-etl/runtime/store/database'
import { insertReport } from '@ai-etl/runtime/store/queries/reports/insert'
import { setReportJob } from '@ai-etl/runtime/store/queries/reports/set-job'
import { none, one } from '@ai-etl/runtime/store/query'
import type { z } from 'zod'
import type { useSchema } from '../analysis/options.ts'
import { reportJob } from '../jobs/kinds/report.ts'
import type { Services } from '../services.ts'

interface Asked {
  readonly projectId: string
  readonly kind: string
  readonly subject: string
  /** What people call the subject. */
  readonly name: string
  readonly lang: Language
  readonly userId: string | null
  readonly scheduleId: string | null
}

/** Puts a report into the list of those to be made; its job is to be asked for behind that. */
export async function queueReport(database: Queryable, asked: Asked): Promise<string> {
  const { projectId, scheduleId, kind, subject, name, lang, userId } = asked
  const title = `${reportTexts.kind[lang]({ kind })}: ${name}`
  const report = { projectId, scheduleId, kind, subject, title, language: lang, jobId: null, createdBy: userId }
  return (await one(database, insertReport, report)).id
}

/** Asks for the job that makes a report; gives its id. */
export async function startReportJob(
  { database, jobs }: Pick<Services, 'database' | 'jobs'>,
  of: {
    readonly reportId: string
    readonly projectId: string
    readonly userId: string | null
    readonly lang: Language
    readonly formats: readonly ReportFormat[]
    readonly use?: z.input<typeof useSchema> | undefined
  },
): Promise<string> {
  const { reportId, projectId, userId, lang, formats, use } = of
  const jobId = await jobs.start(reportJob, {
    projectId,
    userId,
    lang,
    input: { reportId, formats: [...formats], use },
  })
  await none(database, setReportJob, { reportId, jobId })
  return jobId
}
