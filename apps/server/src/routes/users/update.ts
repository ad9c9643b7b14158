import { PlatformError } from '@ai-etl/core/errors/error'
import { revokeAllOfUser } from '@ai-etl/runtime/store/queries/sessions/revoke-all-of-user'
import { countUsers } from '@ai-etl/runtime/store/queries/users/count'
import { updateUser as change } from '@ai-etl/runtime/store/queries/users/update'
import { maybe, none, one, transaction } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { hashPassword } from '../../access/passwords.ts'
import { route } from '../../http/route.ts'
import { passwordSchema, UNCHANGED, userSchema } from './user.ts'

export const updateUser = route({
  id: 'updateUser',
  method: 'PATCH',
  path: '/users/:userId',
  tag: 'users',
  summary: 'Change a user; a new password or being disabled ends the user’s sessions',
  scope: 'platform',
  params: z.object({ userId: z.uuid() }),
  body: z.object({
    displayName: z.string().max(200).optional(),
    email: z.email().max(320).optional(),
    password: passwordSchema.optional(),
    platformAdmin: z.boolean().optional(),
    disabled: z.boolean().optional(),
  }),
  answer: userSchema,
  async handle({ services, params, body, audit }) {
    const { userId } = params
    const { password, ...rest } = body
    const passwordHash = password === undefined ? null : await hashPassword(password)
    const user = await transaction(services.database, async (tx) => {
      const values = { ...UNCHANGED, ...rest, userId, passwordHash }
      const changed = await maybe(tx, change, {
        ...values,
        mustChangePassword: passwordHash === null ? null : true,
      })
      if (changed === null) throw new PlatformError('object.missing', { kind: 'user', id: userId })
      if ((await one(tx, countUsers, {})).platformAdmins === 0) throw new PlatformError('access.last-admin', {})
      if (passwordHash !== null || body.disabled === true)
        await none(tx, revokeAllOfUser, { userId, reason: 'admin', exceptFamily: null })
      return changed
    })
    services.callers.forget()
    await audit('user.update', { kind: 'user', id: userId }, { ...rest, password: passwordHash !== null })
    return user
  },
})
