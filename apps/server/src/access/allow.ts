import { PlatformError } from '@ai-etl/core/errors/error'
import { projectOfObject } from '@ai-etl/runtime/store/project-of-object'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { AnyRoute, SignedIn } from '../http/route.ts'
import type { Services } from '../services.ts'
import { atLeast, type Role } from './role.ts'
import { leastRole } from './roles.ts'

/** The project that a call works in, and the caller's role there. */
export interface CallProject {
  readonly id: string
  readonly role: Role
}

/**
 * Decides whether the caller may use a route, by its scope and the table of roles.
 * @returns the project of the call, null where the route has none
 * @throws PlatformError `access.login-needed`, `access.denied`, and `object.missing` for whatever belongs to a project
 * that the caller is no member of, so that not even its being there shows
 */
export async function allow(route: AnyRoute, request: FastifyRequest, services: Services): Promise<CallProject | null> {
  const { scope } = route
  const user = request.signedIn
  if (scope === 'open') return null
  if (user === null) throw new PlatformError('access.login-needed', {})
  if (scope === 'user') return null
  if (scope === 'platform') {
    if (!user.platformAdmin) throw new PlatformError('access.denied', { needed: 'platform administrator' })
    return null
  }
  const project = scope === 'project' ? await chosenProject(request, user) : await projectOf(scope, request, services)
  const needed = leastRole(route.id)
  if (!atLeast(project.role, needed)) throw new PlatformError('access.denied', { needed })
  return project

  async function projectOf(
    { object, param }: { object: Parameters<typeof projectOfObject>[1]; param: string },
    of: FastifyRequest,
    { database }: Services,
  ): Promise<CallProject> {
    const id = (of.params as Record<string, string>)[param]
    const known = z.uuid().safeParse(id).success
    const projectId = !known ? null : object === 'project' ? id : await projectOfObject(database, object, id)
    const member = projectId === null ? undefined : membership(user as SignedIn, projectId)
    if (member === undefined) throw new PlatformError('object.missing', { kind: object, id })
    return member
  }
}

async function chosenProject(request: FastifyRequest, user: SignedIn): Promise<CallProject> {
  const asked = (request.query as { projectId?: string }).projectId
  const member = asked === undefined ? user.memberships[0] : membership(user, asked)
  if (member === undefined) throw new PlatformError('object.missing', { kind: 'project', id: asked ?? '' })
  return { id: member.id, role: member.role }
}

function membership(user: SignedIn, projectId: string): CallProject | undefined {
  return user.memberships.find(({ id }) => id === projectId)
}
