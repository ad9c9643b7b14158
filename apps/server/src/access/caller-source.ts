import type { MetadataDatabase } from '@ai-etl/runtime/store/database'
import { membershipsOfUser } from '@ai-etl/runtime/store/queries/members/of-user'
import { ownerOfSession } from '@ai-etl/runtime/store/queries/sessions/owner'
import { findToken } from '@ai-etl/runtime/store/queries/tokens/find'
import { touchToken } from '@ai-etl/runtime/store/queries/tokens/touch'
import { maybe, none, rows } from '@ai-etl/runtime/store/query'
import type { SignedIn } from '../http/route.ts'
import type { CallerSource } from './callers.ts'
import { lesser, type Role } from './role.ts'

/** Callers as the metadata database knows them. */
export function callerSource(database: MetadataDatabase): CallerSource {
  return {
    async ofSession(sessionId) {
      const user = await maybe(database, ownerOfSession, { family: sessionId })
      if (user === null) return null
      return { ...user, sessionId, memberships: await memberships(user.userId, user.defaultProjectId) }
    },
    async ofApiToken(tokenHash): Promise<SignedIn | null> {
      const token = await maybe(database, findToken, { tokenHash })
      if (token === null) return null
      await none(database, touchToken, { tokenId: token.id })
      const all = await memberships(token.userId, token.projectId)
      const { userId, username } = token
      return {
        userId,
        username,
        // A token never does more than its role: only one for administrators administers the platform.
        platformAdmin: token.platformAdmin && token.role === 'admin' && token.projectId === null,
        sessionId: null,
        memberships: all
          .filter(({ id }) => token.projectId === null || id === token.projectId)
          .map(({ id, role }) => ({ id, role: lesser(role, token.role) })),
      }
    },
  }

  async function memberships(
    userId: string,
    first: string | null,
  ): Promise<readonly { readonly id: string; readonly role: Role }[]> {
    const all = await rows(database, membershipsOfUser, { userId })
    const list = all.map(({ projectId, role }) => ({ id: projectId, role }))
    return [...list.filter(({ id }) => id === first), ...list.filter(({ id }) => id !== first)]
  }
}
