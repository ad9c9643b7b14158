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
  const issue = nearest(parsed.error.issues[0])
  const inRussian = schema.safeParse(value, { error: RUSSIAN }).error?.issues[0]
  const russian = inRussian ? nearest(inRussian) : issue
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  const own = issue.message
  return { misfit: { path, why: isPhraseKey(own) ? phrase(own) : phrase('both', { en: own, ru: russian.message }) } }
}

/**
 * What is wrong with a value of a union, in the form that it comes nearest to: the one whose fault lies deepest, else
 * the one that is of the value's own type.
 */
function nearest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue
  const within = issue.errors.flatMap(([first]) => (first ? [nearest(first)] : []))
  const depth = (each: z.core.$ZodIssue) => each.path.length + (each.code === 'invalid_type' ? 0 : 0.5)
  const [closest] = within.toSorted((a, b) => depth(b) - depth(a))
  return closest ? { ...closest, path: [...issue.path, ...closest.path] } : issue
}
