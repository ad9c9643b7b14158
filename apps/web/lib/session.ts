import { ApiProblem } from '@ai-etl/client/problem'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { serverApi } from './api-server.ts'
import { PROJECT_COOKIE } from './preference-names.ts'

/** Who reads the page, with projects and roles. Nobody known is sent to renew the session or to sign in. */
export const session = cache(async () => {
  const api = await serverApi()
  try {
    return await api.call('showMe')
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 401) return signInAgain()
    throw problem
  }
})

/** The project that the reader works in: chosen in the top bar, else their default, else their first; null for none. */
export const currentProject = cache(async () => {
  const { projects, defaultProjectId } = await session()
  const chosen = (await cookies()).get(PROJECT_COOKIE)?.value
  const byId = (id: string | null | undefined) => projects.find((project) => project.id === id)
  return byId(chosen) ?? byId(defaultProjectId) ?? projects[0] ?? null
})

/** Sends the reader to where the session is renewed, or a new one begun; afterwards they come back to this page. */
export async function signInAgain(): Promise<never> {
  const here = (await headers()).get('x-ai-etl-path') ?? '/'
  redirect(`/sign-in/renew?next=${encodeURIComponent(here)}`)
}

/** Whether the reader may save and run what belongs to a project. */
export async function mayEdit(projectId: string): Promise<boolean> {
  const { projects } = await session()
  return projects.some(({ id, role }) => id === projectId && role !== 'analyst')
}
