import { z } from 'zod'
import { nearestName } from '../errors/nearest.ts'
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
  const { issues } = parsed.error
  const plain = plainMisfit(issues, value)
  if (plain) return { misfit: plain }
  const issue = nearest(issues[0])
  const inRussian = schema.safeParse(value, { error: RUSSIAN }).error?.issues[0]
  const russian = inRussian ? nearest(inRussian) : issue
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  const own = issue.message
  return { misfit: { path, why: isPhraseKey(own) ? phrase(own) : phrase('both', { en: own, ru: russian.message }) } }
}

/** What people get wrong most, in words of ours: a key or a choice of another spelling, a key left out. */
function plainMisfit([first, ...others]: readonly z.core.$ZodIssue[], value: unknown): Misfit | undefined {
  const path = first.path.filter((part) => typeof part !== 'symbol')
  const given = path.reduce<unknown>((within, part) => Object(within)[part], value)
  if (first.code === 'invalid_union' && first.discriminator !== undefined && typeof given === 'string') {
    const known = 'options' in first && Array.isArray(first.options) ? first.options.map(String) : []
    const meant = nearestName(given, known) ?? ''
    return { path, why: phrase('document.one-of', { value: given, known: known.join(', '), meant }) }
  }
  if (first.code !== 'invalid_type') return undefined
  if (given === null) return { path, why: phrase('document.empty') }
  if (given !== undefined) return undefined
  const missing = String(path.at(-1))
  const strangers = others.flatMap((each) => (each.code === 'unrecognized_keys' ? each.keys : []))
  const key = strangers.find((each) => nearestName(each, [missing]) !== null)
  if (key !== undefined) return { path, why: phrase('document.key-meant', { key, meant: missing }) }
  return { path, why: phrase('document.missing') }
}

/**
 * What is wrong with a value of a union, in the form that it comes nearest to: the one whose fault lies deepest, else
 * the one that is of the value's own type.
 */
function nearest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue
  const within = issue.errors.flatMap(([first]) => (first ? [nearest(first)] : []))
  // A form of which a key is wrongly filled is nearer than one whose key is not there at all.
  const isMissing = ({ message }: z.core.$ZodIssue) => message.endsWith('undefined')
  const depth = (each: z.core.$ZodIssue) =>
    each.path.length + (each.code === 'invalid_type' ? 0 : 0.5) - (isMissing(each) ? 0.25 : 0)
  const [closest] = within.toSorted((a, b) => depth(b) - depth(a))
  return closest ? { ...closest, path: [...issue.path, ...closest.path] } : issue
}
