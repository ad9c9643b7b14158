import { PlatformError } from '@ai-etl/core/errors/error'
import { countProjectAdmins } from '@ai-etl/runtime/store/queries/members/count-admins'
import { removeMember as remove } from '@ai-etl/runtime/store/queries/members/remove'
import { none, one, transaction } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { memberParams } from './project.ts'

export const removeMember = route({
  id: 'removeMember',
  method: 'DELETE',
  path: '/projects/:projectId/members/:userId',
  tag: 'members',
  summary: 'Take a user out of a project',
  scope: { object: 'project', param: 'projectId' },
  params: memberParams,
  answer: null,
  async handle({ services, params, audit }) {
    await transaction(services.database, async (tx) => {
      if ((await none(tx, remove, params)) === 0)
        throw new PlatformError('object.missing', { kind: 'member', id: params.userId })
      const { admins } = await one(tx, countProjectAdmins, { projectId: params.projectId })
      if (admins === 0) throw new PlatformError('access.last-admin', {})
    })
    services.callers.forget()
    await audit('member.remove', { kind: 'user', id: params.userId })
  },
})
