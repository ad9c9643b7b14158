import type { Language } from '@ai-etl/core/messages/language'
import { keyTexts, stepTexts } from '@ai-etl/core/messages/web/pipeline'

/** What a key is called; one that the catalogue does not know goes by its own name. */
export function keyName(key: string, lang: Language): string {
  return key in keyTexts ? keyTexts[key as keyof typeof keyTexts][lang]({}) : key
}

/** What a type of step is called. */
export function stepName(type: string, lang: Language): string {
  return type in stepTexts ? stepTexts[type as keyof typeof stepTexts][lang]({}) : type
}
