import { join } from 'node:path'
import { PlatformError } from '@ai-etl/core/errors/error'
import { quoted } from '@ai-etl/core/messages/phrase'
import { reportTexts } from '@ai-etl/core/messages/reports'
import { plainText, type Report } from '@ai-etl/runtime/reports/model'
import { artifactsOfReport } from '@ai-etl/runtime/store/queries/artifacts/of-report'
import { showReport } from '@ai-etl/runtime/store/queries/reports/show'
import { one, rows } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { sendMail, smtpOf } from '../../alerts/mail.ts'
import { jobKind } from '../kind.ts'

/** Sends a report that is ready to one mail address: its main points as the text, its files attached. */
export const mailReportJob = jobKind({
  kind: 'mail-report',
  lane: 'service',
  timeoutSeconds: 120,
  retry: { times: 4, firstSeconds: 30 },
  input: z.object({ reportId: z.uuid(), recipient: z.string() }),
  answer: z.object({ answer: z.string() }),
  async run({ services, projectId, input: { reportId, recipient } }) {
    if (projectId === null) throw new RangeError('reports belong to projects')
    const { database, settings } = services
    const smtp = smtpOf(settings.environment)
    if (smtp === null) throw new PlatformError('alert.mail-unset', {})
    const { document } = await one(database, showReport, { projectId, reportId })
    // Written by the maker of reports alone; asked for behind it.
    const report = document as Report
    const files = await rows(database, artifactsOfReport, { projectId, reportId })
    const attachments = files.map(({ name, path, mediaType }) => ({
      filename: name,
      path: join(settings.dataDir, path),
      contentType: mediaType,
    }))
    const title = `${reportTexts.kind[report.lang]({ kind: report.kind })}: ${plainText(report.title)}`
    const mail = {
      to: recipient,
      subject: `AI-ETL: ${title}`,
      text: [title, ...mainPoints(report)].join('\n\n'),
      attachments,
    }
    try {
      return { answer: await sendMail(smtp, mail) }
    } catch (cause) {
      const { host } = new URL(smtp.url)
      throw new PlatformError('connection.lost', { server: host, why: quoted((cause as Error).message) }, { cause })
    }
  },
})

/** What the report comes to: the points of its first section. */
function mainPoints(report: Report): readonly string[] {
  return (report.sections[0]?.blocks ?? []).flatMap((block) =>
    block.kind === 'points' ? block.items.map(({ lead, text }) => `${plainText(lead)} ${plainText(text)}`) : [],
  )
}
