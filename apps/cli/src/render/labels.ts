import type { Language } from '@ai-etl/core/messages/language'
import { type Label, renderTexts } from '@ai-etl/core/messages/render'

/** Labels of one language: `say('rows')`. */
export type Say = (label: Label) => string

export function sayIn(lang: Language): Say {
  return (label) => renderTexts[label][lang]({})
}
