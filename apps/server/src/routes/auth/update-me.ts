import { PlatformError } from '@ai-etl/core/errors/error'
import { updateUser } from '@ai-etl/runtime/store/queries/users/update'
import { one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { UNCHANGED, userSchema } from '../users/user.ts'

export const updateMe = route({
  id: 'updateMe',
  method: 'PATCH',
  path: '/auth/me',
  tag: 'auth',
  summary: 'Change one’s own name, language, theme or default project',
  scope: 'user',
  body: z.object({
    displayName: z.string().max(200).optional(),
    email: z.email().max(320).optional(),
    language: z.enum(['ru', 'en']).optional(),
    theme: z.enum(['light', 'dark', 'system']).optional(),
    defaultProjectId: z.uuid().optional(),
  }),
  answer: userSchema,
  async handle({ services, user, body }) {
    const project = body.defaultProjectId
    if (project !== undefined && !user.memberships.some(({ id }) => id === project))
      throw new PlatformError('object.missing', { kind: 'project', id: project })
    const updated = await one(services.database, updateUser, { ...UNCHANGED, userId: user.userId, ...body })
    services.callers.forget()
    return updated
  },
})
