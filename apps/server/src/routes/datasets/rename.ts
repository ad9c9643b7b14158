import { renameDataset as renameOfProject } from '@ai-etl/runtime/store/queries/datasets/rename'
import { one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { datasetParams, datasetSchema, datasetScope } from './dataset.ts'

export const renameDataset = route({
  id: 'renameDataset',
  method: 'PATCH',
  path: '/datasets/:datasetId',
  tag: 'datasets',
  summary: 'Call a dataset something else; null: by its name again',
  scope: datasetScope,
  params: datasetParams,
  body: z.object({ title: z.string().min(1).max(200).nullable() }),
  answer: datasetSchema,
  async handle({ services, project, params: { datasetId }, body, audit }) {
    const renamed = await one(services.database, renameOfProject, { projectId: project.id, datasetId, ...body })
    await audit('dataset.rename', { kind: 'dataset', id: datasetId }, body)
    return renamed
  },
})
