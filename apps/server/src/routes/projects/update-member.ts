import { PlatformError } from '@ai-etl/core/errors/error'
import { countProjectAdmins } from '@ai-etl/runtime/store/queries/members/count-admins'
import { updateMember as change } from '@ai-etl/runtime/store/queries/members/update'
import { maybe, one, transaction } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { memberParams, memberSchema, roleSchema } from './project.ts'

export const updateMember = route({
  id: 'updateMember',
  method: 'PATCH',
  path: '/projects/:projectId/members/:userId',
  tag: 'members',
  summary: 'Change the role of a member',
  scope: { object: 'project', param: 'projectId' },
  params: memberParams,
  body: z.object({ role: roleSchema }),
  answer: memberSchema,
  async handle({ services, params, body, audit }) {
    const member = await transaction(services.database, async (tx) => {
      const changed = await maybe(tx, change, { ...params, role: body.role })
      if (changed === null) throw new PlatformError('object.missing', { kind: 'member', id: params.userId })
      const { admins } = await one(tx, countProjectAdmins, { projectId: params.projectId })
      if (admins === 0) throw new PlatformError('access.last-admin', {})
      return changed
    })
    services.callers.forget()
    await audit('member.update', { kind: 'user', id: params.userId }, body)
    return member
  },
})
