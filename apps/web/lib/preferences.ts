import { isLanguage, type Language, type Message } from '@ai-etl/core/messages/language'
import { cookies, headers } from 'next/headers'
import { LANGUAGE_COOKIE, THEME_COOKIE, type Theme } from './preference-names.ts'
import { type Texts, textsIn } from './texts.ts'

/** The language of the page: the reader's choice, else what the browser asks for; the same rule as the API's. */
export async function language(): Promise<Language> {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value
  if (isLanguage(chosen)) return chosen
  for (const part of ((await headers()).get('accept-language') ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase()
    if (isLanguage(tag)) return tag
  }
  return 'en'
}

/** The theme that the reader chose; null when the system decides. */
export async function theme(): Promise<Theme | null> {
  const chosen = (await cookies()).get(THEME_COOKIE)?.value
  return chosen === 'light' || chosen === 'dark' ? chosen : null
}

/** A catalogue in the language of the page, in a server component: `const t = await texts(startTexts)`. */
export async function texts<const C extends Readonly<Record<string, Message<never>>>>(catalogue: C): Promise<Texts<C>> {
  return textsIn(catalogue, await language())
}
