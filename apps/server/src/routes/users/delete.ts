import { PlatformError } from '@ai-etl/core/errors/error'
import { countUsers } from '@ai-etl/runtime/store/queries/users/count'
import { deleteUser as remove } from '@ai-etl/runtime/store/queries/users/delete'
import { none, one, transaction } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'

export const deleteUser = route({
  id: 'deleteUser',
  method: 'DELETE',
  path: '/users/:userId',
  tag: 'users',
  summary: 'Remove a user; what they made stays',
  scope: 'platform',
  params: z.object({ userId: z.uuid() }),
  answer: null,
  async handle({ services, params, audit }) {
    await transaction(services.database, async (tx) => {
      if ((await none(tx, remove, params)) === 0)
        throw new PlatformError('object.missing', { kind: 'user', id: params.userId })
      if ((await one(tx, countUsers, {})).platformAdmins === 0) throw new PlatformError('access.last-admin', {})
    })
    services.callers.forget()
    await audit('user.delete', { kind: 'user', id: params.userId })
  },
})
