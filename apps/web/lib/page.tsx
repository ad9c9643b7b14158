import { ApiProblem } from '@ai-etl/client/problem'
import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { Page } from '#ui/page.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { texts } from './preferences.ts'
import { signInAgain } from './session.ts'

/** What Next gives a page: the parts of its path and its query, both still to be awaited. */
export interface PageProps<Params extends string = never> {
  params: Promise<Record<Params, string>>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** An id in a page's query; undefined for what is none: addresses are cut and mended by hand. */
export function idIn(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && ID.test(value) ? value : undefined
}

/**
 * Makes a page of a function that reads the API: `export default page<'runId'>(async ({ params }) => …)`. A problem that
 * the API answers is shown with its fix (Next would hide what a server component throws), 404 is the page of missing
 * things, 401 leads to signing in.
 */
export function page<Params extends string = never>(draw: (props: PageProps<Params>) => Promise<ReactNode>) {
  return async function ServedPage(props: PageProps<Params>) {
    try {
      return await draw(props)
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      if (problem.status === 401) return signInAgain()
      if (problem.status === 404) notFound()
      const t = await texts(shellTexts)
      const { code, message, where, fix } = problem
      return (
        <Page title={t.failed()}>
          <ProblemNote problem={{ code, message, where, fix }} />
        </Page>
      )
    }
  }
}
