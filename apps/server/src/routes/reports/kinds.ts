import { reportTexts } from '@ai-etl/core/messages/reports'
import { REPORT_KINDS } from '@ai-etl/runtime/reports/list'
import { REPORT_FORMATS } from '@ai-etl/runtime/reports/write'
import { z } from 'zod'
import { route } from '../../http/route.ts'

export const listReportKinds = route({
  id: 'listReportKinds',
  method: 'GET',
  path: '/reports/kinds',
  tag: 'reports',
  summary: 'Kinds of reports, with their titles in the language asked for, and formats',
  scope: 'user',
  answer: z.object({
    items: z.array(z.object({ kind: z.string(), title: z.string(), formats: z.array(z.string()) })),
  }),
  async handle({ lang }) {
    const formats = [...REPORT_FORMATS]
    return { items: REPORT_KINDS.map((kind) => ({ kind, title: reportTexts.kind[lang]({ kind }), formats })) }
  },
})
