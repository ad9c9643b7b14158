import { z } from 'zod'
import { createDataset } from '../../datasets/create.ts'
import { route } from '../../http/route.ts'
import { sourceOfSample } from '../../samples/samples.ts'
import { datasetSchema } from '../datasets/dataset.ts'

export const takeSample = route({
  id: 'takeSample',
  method: 'POST',
  path: '/samples/:name',
  tag: 'datasets',
  summary: 'Make a dataset of a sample; one that is there already is given back',
  scope: 'project',
  params: z.object({ name: z.enum(['tickets', 'register', 'cadastre']) }),
  answer: datasetSchema,
  status: 201,
  async handle({ services, project, user, params: { name }, audit }) {
    const owner = { projectId: project.id, userId: user.userId }
    const dataset = await createDataset(services, await sourceOfSample(services, name, owner), owner)
    await audit('dataset.create', { kind: 'dataset', id: dataset.id }, { sample: name })
    return dataset
  },
})
