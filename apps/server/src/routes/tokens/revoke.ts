import { PlatformError } from '@ai-etl/core/errors/error'
import { revokeToken as revoke } from '@ai-etl/runtime/store/queries/tokens/revoke'
import { none } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'

export const revokeToken = route({
  id: 'revokeToken',
  method: 'DELETE',
  path: '/tokens/:tokenId',
  tag: 'tokens',
  summary: 'Revoke one of the caller’s API tokens',
  scope: 'user',
  params: z.object({ tokenId: z.uuid() }),
  answer: null,
  async handle({ services, user, params, audit }) {
    const { tokenId } = params
    if ((await none(services.database, revoke, { tokenId, userId: user.userId })) === 0)
      throw new PlatformError('object.missing', { kind: 'token', id: tokenId })
    services.callers.forget()
    await audit('token.revoke', { kind: 'token', id: tokenId })
  },
})
