import { PlatformError } from '@ai-etl/core/errors/error'
import { revokeAllOfUser } from '@ai-etl/runtime/store/queries/sessions/revoke-all-of-user'
import { findUserById } from '@ai-etl/runtime/store/queries/users/find-by-id'
import { updateUser } from '@ai-etl/runtime/store/queries/users/update'
import { none, one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { hashPassword, passwordFits } from '../../access/passwords.ts'
import { route } from '../../http/route.ts'
import { passwordSchema, UNCHANGED } from '../users/user.ts'

export const changePassword = route({
  id: 'changePassword',
  method: 'POST',
  path: '/auth/password',
  tag: 'auth',
  summary: 'Change one’s own password; all other sessions end',
  scope: 'user',
  body: z.object({ current: z.string().max(1000), next: passwordSchema }),
  answer: null,
  limit: 20,
  async handle({ services, user, body, audit }) {
    const { database } = services
    const { userId, sessionId } = user
    const { passwordHash } = await one(database, findUserById, { userId })
    if (!(await passwordFits(body.current, passwordHash))) throw new PlatformError('access.login-failed', {})
    const next = await hashPassword(body.next)
    await one(database, updateUser, { ...UNCHANGED, userId, passwordHash: next, mustChangePassword: false })
    await none(database, revokeAllOfUser, { userId, reason: 'password', exceptFamily: sessionId })
    services.callers.forget()
    await audit('password.change', { kind: 'user', id: userId })
  },
})
