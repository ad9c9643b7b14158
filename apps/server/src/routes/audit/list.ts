import { page } from '@ai-etl/runtime/store/page'
import { listAudit as entries } from '@ai-etl/runtime/store/queries/audit/list'
import { answerPage, pageOf } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { auditQuery, auditSchema } from './entry.ts'

export const listAudit = route({
  id: 'listAudit',
  method: 'GET',
  path: '/audit',
  tag: 'audit',
  summary: 'What was done in a project, the latest first',
  scope: 'project',
  query: auditQuery,
  answer: pageOf(auditSchema),
  async handle({ services, project, query }) {
    const { limit, cursor, ...filters } = query
    return answerPage(
      await page(services.database, entries, { ...filters, projectId: project.id }, { limit, cursor: cursor ?? null }),
    )
  },
})
