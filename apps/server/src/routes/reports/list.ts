import { page } from '@ai-etl/runtime/store/page'
import type { REPORT } from '@ai-etl/runtime/store/queries/reports/columns'
import { listReports as reportsOfProject } from '@ai-etl/runtime/store/queries/reports/list'
import type { ValuesOf } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { reportItemSchema } from './report.ts'

export const listReports = route({
  id: 'listReports',
  method: 'GET',
  path: '/reports',
  tag: 'reports',
  summary: 'The reports of a project, the newest first',
  scope: 'project',
  query: pageQuery.extend({
    kind: z.string().max(100).optional(),
    state: z.enum(['queued', 'running', 'ready', 'failed']).optional(),
  }),
  answer: pageOf(reportItemSchema),
  async handle({ services, project, query }) {
    const { kind = null, state = null } = query
    const found = await page(services.database, reportsOfProject, { projectId: project.id, kind, state }, query)
    return { items: found.parsed().map(withoutError), nextCursor: found.nextCursor }
  },
})

/** Why one failed is told by the report itself, in the language asked for. */
function withoutError(report: ValuesOf<typeof REPORT>) {
  const { error: _, ...shown } = report
  return shown
}
