import { PlatformError } from '@ai-etl/core/errors/error'
import { insertMember } from '@ai-etl/runtime/store/queries/members/insert'
import { findUserByName } from '@ai-etl/runtime/store/queries/users/find-by-name'
import { maybe } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { usernameSchema } from '../users/user.ts'
import { memberSchema, projectParams, roleSchema } from './project.ts'

export const addMember = route({
  id: 'addMember',
  method: 'POST',
  path: '/projects/:projectId/members',
  tag: 'members',
  summary: 'Add a user to a project',
  scope: { object: 'project', param: 'projectId' },
  params: projectParams,
  body: z.object({ username: usernameSchema, role: roleSchema }),
  answer: memberSchema,
  status: 201,
  async handle({ services, project, body, audit }) {
    const user = await maybe(services.database, findUserByName, { username: body.username })
    if (user === null) throw new PlatformError('object.missing', { kind: 'user', id: body.username })
    const values = { projectId: project.id, userId: user.id, role: body.role }
    const member = await maybe(services.database, insertMember, values)
    if (member === null) throw new PlatformError('object.exists', { kind: 'member', name: body.username })
    services.callers.forget()
    await audit('member.add', { kind: 'user', id: user.id }, { role: body.role })
    return member
  },
})
