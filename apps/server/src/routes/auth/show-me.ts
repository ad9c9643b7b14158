import { membershipsOfUser } from '@ai-etl/runtime/store/queries/members/of-user'
import { findUserById } from '@ai-etl/runtime/store/queries/users/find-by-id'
import { one, rows } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { ROLES } from '../../access/role.ts'
import { route } from '../../http/route.ts'
import { userSchema } from '../users/user.ts'

export const showMe = route({
  id: 'showMe',
  method: 'GET',
  path: '/auth/me',
  tag: 'auth',
  summary: 'The caller, with projects and roles',
  scope: 'user',
  answer: userSchema.extend({
    projects: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.enum(ROLES) })),
  }),
  async handle({ services, user }) {
    const { userId } = user
    const { passwordHash: _, ...found } = await one(services.database, findUserById, { userId })
    const names = await rows(services.database, membershipsOfUser, { userId })
    // In the caller's order, with the roles that count here: those of a token may be less.
    const projects = user.memberships.flatMap(({ id, role }) =>
      names.filter((each) => each.projectId === id).map(({ projectName }) => ({ id, name: projectName, role })),
    )
    return { ...found, projects }
  },
})
