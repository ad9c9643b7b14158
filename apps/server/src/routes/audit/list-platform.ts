import { page } from '@ai-etl/runtime/store/page'
import { listAllAudit } from '@ai-etl/runtime/store/queries/audit/list-all'
import { answerPage, pageOf } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { auditQuery, auditSchema } from './entry.ts'

export const listPlatformAudit = route({
  id: 'listPlatformAudit',
  method: 'GET',
  path: '/audit/platform',
  tag: 'audit',
  summary: 'What was done anywhere, logins included, the latest first',
  scope: 'platform',
  query: auditQuery,
  answer: pageOf(auditSchema),
  async handle({ services, query }) {
    const { limit, cursor, ...filters } = query
    return answerPage(await page(services.database, listAllAudit, filters, { limit, cursor: cursor ?? null }))
  },
})
