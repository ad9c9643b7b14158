import { lastDesignsOfDataset } from '@ai-etl/runtime/store/queries/designs/last-of-dataset'
import { rows } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { designItemSchema } from '../designs/design.ts'
import { datasetParams, datasetScope } from './dataset.ts'

export const listDesignsOfDataset = route({
  id: 'listDesignsOfDataset',
  method: 'GET',
  path: '/datasets/:datasetId/designs',
  tag: 'designs',
  summary: 'The newest designs of a dataset',
  scope: datasetScope,
  params: datasetParams,
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(20) }),
  answer: z.object({ items: z.array(designItemSchema) }),
  async handle({ services, project, params: { datasetId }, query }) {
    return {
      items: await rows(services.database, lastDesignsOfDataset, { projectId: project.id, datasetId, ...query }),
    }
  },
})
