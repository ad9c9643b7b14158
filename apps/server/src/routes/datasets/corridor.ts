import { z } from 'zod'
import { corridorOf, STATIONS } from '../../datasets/corridor.ts'
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
  answer: z.object({
    stations: z.array(
      z.object({
        station: z.enum(STATIONS),
        state: z.enum(['done', 'now', 'attention', 'ahead']),
        outdated: z.boolean().describe('made before something earlier was changed'),
        objectId: z.uuid().nullable().describe('of the dataset, profile, advice, design, pipeline, run or report'),
        at: z.string().nullable(),
        fact: z.string().nullable().describe('in the language asked for'),
      }),
    ),
  }),
  async handle({ services, project, params: { datasetId }, lang }) {
    return { stations: await corridorOf(services, project.id, datasetId, lang) }
  },
})
