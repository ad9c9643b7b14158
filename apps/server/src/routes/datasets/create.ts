import { z } from 'zod'
import { createDataset } from '../../datasets/create.ts'
import { route } from '../../http/route.ts'
import { sourceSchema } from '../../sources/source.ts'
import { datasetSchema } from './dataset.ts'

export const createDatasets = route({
  id: 'createDatasets',
  method: 'POST',
  path: '/datasets',
  tag: 'datasets',
  summary: 'Take datasets of connections, uploads or addresses, several at once; those that are known are given back',
  scope: 'project',
  body: z.object({ sources: z.array(sourceSchema).min(1).max(200) }),
  answer: z.object({ items: z.array(datasetSchema) }),
  status: 201,
  async handle({ services, project, user, body, audit }) {
    const owner = { projectId: project.id, userId: user.userId }
    const items = []
    for (const source of body.sources) items.push(await createDataset(services, source, owner))
    // One record for each, so that the journal says on what.
    for (const { id, name } of items) await audit('dataset.create', { kind: 'dataset', id }, { name })
    return { items }
  },
})
