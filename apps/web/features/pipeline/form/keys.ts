import type { Language, Message } from '@ai-etl/core/messages/language'
import { keyTexts, stepTexts } from '@ai-etl/core/messages/web/pipeline'
import { keyHints, optionTexts, stepAbouts } from '@ai-etl/core/messages/web/steps'

type Catalogue = Readonly<Record<string, Message>>

/** What a key is called, within what it stands; one that the catalogue does not know goes by its own name. */
export function keyName(key: string, lang: Language, within = ''): string {
  return said(keyTexts, `${within}.${key}`, lang) ?? said(keyTexts, key, lang) ?? key
}

/** What to write into a key of a step; undefined where its name says it. */
export function keyHint(type: string, key: string, lang: Language): string | undefined {
  return said(keyHints, `${type}.${key}`, lang) ?? said(keyHints, key, lang)
}

/** What a type of step is called. */
export function stepName(type: string, lang: Language): string {
  return said(stepTexts, type, lang) ?? type
}

/** What a type of step does. @param schema what the schema says of it, for types without words of their own */
export function stepAbout(type: string, lang: Language, schema: string | undefined): string {
  return said(stepAbouts, type, lang) ?? schema ?? ''
}

/** A value of a key with what it means. */
export function optionName(key: string, option: string, lang: Language): string {
  const meaning = said(optionTexts, `${key}.${option}`, lang) ?? said(optionTexts, option, lang)
  return meaning === undefined ? option : `${option} — ${meaning}`
}

function said(catalogue: Catalogue, key: string, lang: Language): string | undefined {
  return Object.hasOwn(catalogue, key) ? catalogue[key][lang]({}) : undefined
}
