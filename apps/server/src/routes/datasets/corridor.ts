import { z } from 'zod'
import { stationsSchema } from '../../corridor/answer.ts'
import { corridorOf } from '../../corridor/dataset.ts'
import { route } from '../../http/route.ts'
import { datasetParams, datasetScope } from './dataset.ts'

export const corridor = route({
  id: 'corridor',
  method: 'GET',
  path: '/datasets/:datasetId/corridor',
  tag: 'datasets',
  summary: 'Where a dataset stands: each station with its state, its one fact and what was made there',
  scope: datasetScope,
  params: datasetParams,
  answer: z.object({ stations: stationsSchema }),
  async handle({ services, project, params: { datasetId }, lang }) {
    return { stations: [...(await corridorOf(services, project.id, datasetId, lang))] }
  },
})
