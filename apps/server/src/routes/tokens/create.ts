import { PlatformError } from '@ai-etl/core/errors/error'
import { insertToken } from '@ai-etl/runtime/store/queries/tokens/insert'
import { one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { newApiToken } from '../../access/api-tokens.ts'
import { route } from '../../http/route.ts'
import { roleSchema } from '../projects/project.ts'
import { tokenSchema } from './token.ts'

export const createToken = route({
  id: 'createToken',
  method: 'POST',
  path: '/tokens',
  tag: 'tokens',
  summary: 'Make an API token for scripts; it is shown in this answer only',
  scope: 'user',
  body: z.object({
    name: z.string().trim().min(1).max(200),
    role: roleSchema.default('analyst'),
    projectId: z.uuid().nullable().default(null),
    expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
  }),
  answer: tokenSchema.extend({ token: z.string() }),
  status: 201,
  async handle({ services, user, body, audit }) {
    // A script must not make itself a stronger or longer-lived token than the one it was given.
    if (user.sessionId === null) throw new PlatformError('access.session-needed', {})
    const { projectId } = body
    if (projectId !== null && !user.memberships.some(({ id }) => id === projectId))
      throw new PlatformError('object.missing', { kind: 'project', id: projectId })
    const { token, hash, prefix } = newApiToken()
    const made = await one(services.database, insertToken, { ...body, userId: user.userId, prefix, tokenHash: hash })
    await audit('token.create', { kind: 'token', id: made.id }, { name: made.name, role: made.role })
    return { ...made, token }
  },
})
