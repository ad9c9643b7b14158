import { page } from '@ai-etl/runtime/store/page'
import { listReceipts as receipts } from '@ai-etl/runtime/store/queries/receipts/list'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { receiptSchema, runParams } from './run.ts'

export const listReceipts = route({
  id: 'listReceipts',
  method: 'GET',
  path: '/runs/:runId/receipts',
  tag: 'runs',
  summary: 'Receipts of a run: counts and fingerprints of each chunk at its source and its target',
  scope: { object: 'run', param: 'runId' },
  params: runParams,
  query: pageQuery,
  answer: pageOf(receiptSchema),
  async handle({ services, project, params, query }) {
    return answerPage(await page(services.database, receipts, { projectId: project.id, ...params }, query))
  },
})
