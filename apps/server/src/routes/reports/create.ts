import { z } from 'zod'
import { useSchema } from '../../analysis/options.ts'
import { route } from '../../http/route.ts'
import { queueReport, startReportJob } from '../../reports/ask.ts'
import { ALL_FORMATS, reportFormats, reportKind, subjectSchema } from '../../reports/kinds.ts'
import { storedSubject } from '../../reports/subject.ts'

export const createReport = route({
  id: 'createReport',
  method: 'POST',
  path: '/reports',
  tag: 'reports',
  summary:
    'Make a report, in the language asked for: on a dataset (from what is measured already), on an address, on a pipeline, on the server',
  scope: 'project',
  body: z.object({
    kind: reportKind,
    subject: subjectSchema,
    formats: reportFormats.default(ALL_FORMATS),
    use: useSchema.optional().describe('how the data will be used; default: what the last advice was given'),
  }),
  answer: z.object({ reportId: z.uuid(), jobId: z.uuid() }),
  status: 202,
  async handle({ services, project, user, body, lang, audit }) {
    const { kind, formats, use } = body
    const projectId = project.id
    const stored = await storedSubject(services, projectId, kind, body.subject)
    const asked = { projectId, kind, ...stored, lang, userId: user.userId, scheduleId: null }
    const reportId = await queueReport(services.database, asked)
    await audit('report.create', { kind: 'report', id: reportId }, { kind, subject: stored.subject })
    const jobId = await startReportJob(services, { reportId, projectId, userId: user.userId, lang, formats, use })
    return { reportId, jobId }
  },
})
