import { PlatformError } from '@ai-etl/core/errors/error'
import { findUserById } from '@ai-etl/runtime/store/queries/users/find-by-id'
import { maybe } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { userSchema } from './user.ts'

export const showUser = route({
  id: 'showUser',
  method: 'GET',
  path: '/users/:userId',
  tag: 'users',
  summary: 'A user',
  scope: 'platform',
  params: z.object({ userId: z.uuid() }),
  answer: userSchema,
  async handle({ services, params }) {
    const found = await maybe(services.database, findUserById, params)
    if (found === null) throw new PlatformError('object.missing', { kind: 'user', id: params.userId })
    const { passwordHash: _, ...user } = found
    return user
  },
})
