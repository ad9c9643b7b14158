import { adviceSchema } from '@ai-etl/core/documents/advice'
import { adviceOf } from '@ai-etl/runtime/corridor/advice'
import { readUse } from '@ai-etl/runtime/corridor/use'
import { z } from 'zod'
import { useSchema } from '../../analysis/options.ts'
import { keepAdvice } from '../../datasets/advice.ts'
import { lastProfile } from '../../datasets/profiles.ts'
import { route } from '../../http/route.ts'
import { datasetParams, datasetScope } from './dataset.ts'

export const adviseDataset = route({
  id: 'adviseDataset',
  method: 'POST',
  path: '/datasets/:datasetId/advice',
  tag: 'advice',
  summary: 'Where a dataset should live, from its last profile: at once, since nothing is measured again',
  scope: datasetScope,
  params: datasetParams,
  body: useSchema.extend({
    keep: z.boolean().default(true).describe('false: only answered, for conditions that are still being tried'),
  }),
  answer: z.object({ adviceId: z.uuid().nullable(), advice: adviceSchema }),
  async handle({ services, project, user, params: { datasetId }, body, lang }) {
    const { keep, ...stated } = body
    const profiled = await lastProfile(services, project.id, datasetId, lang)
    const advice = await adviceOf(profiled.profile, readUse(stated), { lang })
    if (!keep) return { adviceId: null, advice }
    return { adviceId: await keepAdvice(services, profiled, { stated, advice, userId: user.userId }), advice }
  },
})
