import { type Run, runSchema } from '@ai-etl/core/documents/run'
import type { Language } from '@ai-etl/core/messages/language'
import { keptPhrase, say } from '@ai-etl/core/messages/phrase'
import { runAgain } from '@ai-etl/core/messages/run-again'

/** The document that a run or a job keeps, in the reader's language; what this version cannot read stays as it is. */
export function runSaid(document: unknown, lang: Language): unknown {
  // It was just found to be one; the schema's own answer would lack what a later version has added.
  return runSchema.safeParse(document).success ? runAgain(document as Run, lang) : document
}

/** An event, a line or progress with its `text` in the reader's language, where it was kept by its key, too. */
export function textSaid<T extends object>(told: T, lang: Language): T {
  const phrase = keptPhrase((told as { says?: unknown }).says)
  return phrase === null ? told : { ...told, text: say(phrase, lang) }
}
