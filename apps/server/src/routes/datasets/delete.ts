import { deleteDataset as deleteOfProject } from '@ai-etl/runtime/store/queries/datasets/delete'
import { none } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { datasetParams, datasetScope } from './dataset.ts'

export const deleteDataset = route({
  id: 'deleteDataset',
  method: 'DELETE',
  path: '/datasets/:datasetId',
  tag: 'datasets',
  summary: 'Forget a dataset; the data and its profiles stay',
  scope: datasetScope,
  params: datasetParams,
  answer: null,
  async handle({ services, project, params: { datasetId }, audit }) {
    await none(services.database, deleteOfProject, { projectId: project.id, datasetId })
    await audit('dataset.delete', { kind: 'dataset', id: datasetId })
  },
})
