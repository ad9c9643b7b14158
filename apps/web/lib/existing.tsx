import type { Client } from '@ai-etl/client/client'
import { ApiProblem } from '@ai-etl/client/problem'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { serverApi } from './api-server.ts'

interface LayoutProps<Params extends string> {
  params: Promise<Record<Params, string>>
  children: ReactNode
}

/**
 * Makes the layout of pages about one object: `export default existing<'runId'>((api, params) => api.call('showRun', { params }))`.
 * What is not there is answered with 404 and the page of missing things. A page whose frame (`loading.tsx`) is on its
 * way has answered 200 already; a layout stands before that frame. All other problems are the page's to tell.
 */
export function existing<Params extends string>(
  find: (api: Client, params: Record<Params, string>) => Promise<unknown>,
) {
  return async function ExistingLayout({ params, children }: LayoutProps<Params>) {
    try {
      await find(await serverApi(), await params)
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      // What is no id at all names nothing either.
      if (problem.status === 404 || problem.code === 'request.invalid') notFound()
    }
    return children
  }
}
