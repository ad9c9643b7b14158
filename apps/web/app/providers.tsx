'use client'

import { ApiProblem } from '@ai-etl/client/problem'
import type { Language } from '@ai-etl/core/messages/language'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { LanguageProvider } from '#lib/language-context.tsx'
import { NonceProvider } from '#lib/nonce.tsx'
import { tellSessionEnded } from '#lib/session-ended.ts'
import { isUnreachable, tellUnreachable } from '#lib/unreachable.ts'

/** How long an answer counts as fresh: moving back and forth between pages asks the server once. */
const FRESH_MS = 10_000

/** What client components share: the language, the nonce and the cache of answers. */
export function Providers({
  lang,
  nonce,
  children,
}: {
  lang: Language
  nonce: string | undefined
  children: ReactNode
}) {
  const [answers] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { staleTime: FRESH_MS, retry: false }, mutations: { retry: false } },
        queryCache: new QueryCache({ onError: onProblem }),
        mutationCache: new MutationCache({ onError: onProblem }),
      }),
  )
  return (
    <NonceProvider nonce={nonce}>
      <LanguageProvider lang={lang}>
        <QueryClientProvider client={answers}>{children}</QueryClientProvider>
      </LanguageProvider>
    </NonceProvider>
  )
}

/** A server that does not answer is told of at the foot of the page. A session that has ended: sign in over the page. */
function onProblem(problem: unknown): void {
  if (isUnreachable(problem)) tellUnreachable()
  if (!(problem instanceof ApiProblem) || problem.status !== 401 || location.pathname.startsWith('/sign-in')) return
  tellSessionEnded()
}
