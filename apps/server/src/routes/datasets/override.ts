import { profileAgain } from '@ai-etl/core/messages/profile-again'
import { z } from 'zod'
import { keepOverrides } from '../../datasets/profiles.ts'
import { route } from '../../http/route.ts'
import { datasetParams, datasetScope, overrideSchema } from './dataset.ts'
import { profiledSchema } from './last-profile.ts'

export const overrideFields = route({
  id: 'overrideFields',
  method: 'PUT',
  path: '/datasets/:datasetId/overrides',
  tag: 'datasets',
  summary: 'Say otherwise of types and names of fields: all that is said replaces what was said before',
  scope: datasetScope,
  params: datasetParams,
  body: z.object({ overrides: z.array(overrideSchema).max(2000) }),
  answer: profiledSchema,
  async handle({ services, project, params: { datasetId }, body, lang, audit }) {
    const { profileId, measuredAt, profile, dataset } = await keepOverrides(
      services,
      project.id,
      datasetId,
      body.overrides,
    )
    await audit('dataset.override', { kind: 'dataset', id: datasetId }, body)
    return { profileId, measuredAt, profile: profileAgain(profile, lang), overrides: dataset.overrides }
  },
})
