'use client'

import type { Language, Message } from '@ai-etl/core/messages/language'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { type Texts, textsIn } from './texts.ts'

const LanguageContext = createContext<Language>('en')

/** Gives client components the language that the server chose for the page. */
export function LanguageProvider({ lang, children }: { lang: Language; children: ReactNode }) {
  return <LanguageContext value={lang}>{children}</LanguageContext>
}

/** The language of the page, in a client component. */
export function useLanguage(): Language {
  return useContext(LanguageContext)
}

/** A catalogue in the language of the page, in a client component: `const t = useTexts(startTexts)`. */
export function useTexts<const C extends Readonly<Record<string, Message<never>>>>(catalogue: C): Texts<C> {
  const lang = useLanguage()
  return useMemo(() => textsIn(catalogue, lang), [catalogue, lang])
}
