import type { Profile } from '@ai-etl/core/documents/profile'
import { profileSchema } from '@ai-etl/core/documents/profile'
import { profileAgain } from '@ai-etl/core/messages/profile-again'
import { showProfile as profileOfProject } from '@ai-etl/runtime/store/queries/profiles/show'
import { one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { profileItemSchema } from './profile.ts'

export const showProfile = route({
  id: 'showProfile',
  method: 'GET',
  path: '/profiles/:profileId',
  tag: 'datasets',
  summary: 'A profile with its document',
  scope: { object: 'profile', param: 'profileId' },
  params: z.object({ profileId: z.uuid() }),
  answer: profileItemSchema.extend({ document: profileSchema }),
  async handle({ services, project, params: { profileId }, lang }) {
    const found = await one(services.database, profileOfProject, { projectId: project.id, profileId })
    // Written by the profiler alone.
    return { ...found, document: profileAgain(found.document as Profile, lang) }
  },
})
