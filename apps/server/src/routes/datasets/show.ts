import { showDataset as datasetOfProject } from '@ai-etl/runtime/store/queries/datasets/show'
import { one } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { datasetParams, datasetSchema, datasetScope } from './dataset.ts'

export const showDataset = route({
  id: 'showDataset',
  method: 'GET',
  path: '/datasets/:datasetId',
  tag: 'datasets',
  summary: 'A dataset',
  scope: datasetScope,
  params: datasetParams,
  answer: datasetSchema,
  async handle({ services, project, params: { datasetId } }) {
    return one(services.database, datasetOfProject, { projectId: project.id, datasetId })
  },
})
