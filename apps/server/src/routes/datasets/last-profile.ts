import { profileSchema } from '@ai-etl/core/documents/profile'
import { z } from 'zod'
import { lastProfile as lastOf } from '../../datasets/profiles.ts'
import { route } from '../../http/route.ts'
import { datasetParams, datasetScope, overrideSchema } from './dataset.ts'

/** A profile of a dataset, with what people said of its fields already in it. */
export const profiledSchema = z.object({
  profileId: z.uuid(),
  measuredAt: z.string(),
  overrides: z.array(overrideSchema),
  profile: profileSchema.describe('types as people said; the measured ones stand in evidence.measuredType'),
})

export const lastProfile = route({
  id: 'lastProfile',
  method: 'GET',
  path: '/datasets/:datasetId/profile',
  tag: 'datasets',
  summary: 'The last profile of a dataset, in the language asked for',
  scope: datasetScope,
  params: datasetParams,
  answer: profiledSchema,
  async handle({ services, project, params: { datasetId }, lang }) {
    const { profileId, measuredAt, profile, dataset } = await lastOf(services, project.id, datasetId, lang)
    return { profileId, measuredAt, profile, overrides: dataset.overrides }
  },
})
