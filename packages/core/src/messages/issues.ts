import { z } from 'zod'
import { isPhraseKey, type Phrase, phrase } from './phrase.ts'

const RUSSIAN = z.locales.ru().localeError

export interface Misfit {
  readonly path: readonly (string | number)[]
  readonly why: Phrase
}

/**
 * Checks a value by a schema; what does not fit is told in both languages. A schema's own message is the key of a
 * phrase without parameters.
 * @returns the parsed value, or the first thing that does not fit
 */
export function checkSchema<S extends z.ZodType>(
  schema: S,
  value: unknown,
): { readonly value: z.output<S> } | { readonly misfit: Misfit } {
  const parsed = schema.safeParse(value)
  if (parsed.success) return { value: parsed.data }
  const [issue] = parsed.error.issues
  const russian = schema.safeParse(value, { error: RUSSIAN }).error?.issues[0] ?? issue
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  const own = issue.message
  return { misfit: { path, why: isPhraseKey(own) ? phrase(own) : phrase('both', { en: own, ru: russian.message }) } }
}
