'use client'

import type { Language } from '@ai-etl/core/messages/language'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { LanguageProvider } from '#lib/language-context.tsx'

/** How long an answer counts as fresh: moving back and forth between pages asks the server once. */
const FRESH_MS = 10_000

/** What client components share: the language and the cache of answers. */
export function Providers({ lang, children }: { lang: Language; children: ReactNode }) {
  const [answers] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { staleTime: FRESH_MS, retry: false }, mutations: { retry: false } },
      }),
  )
  return (
    <LanguageProvider lang={lang}>
      <QueryClientProvider client={answers}>{children}</QueryClientProvider>
    </LanguageProvider>
  )
}
