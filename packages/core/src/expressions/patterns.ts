import type { Phrase } from '../messages/phrase.ts'
import { phrase } from '../messages/phrase.ts'

/** What other flavours have and RE2 has not: looking around, references back, atomic groups and possessive repeats. */
const FOREIGN = /\(\?(?:=|!|<=|<!|>)|\\[1-9]|[*+?}]\+/

/** Why a text is no pattern of RE2; null when it is one, as far as JavaScript, whose form is wider, can tell. */
export function whyNotRe2(pattern: string): Phrase | null {
  const [foreign] = FOREIGN.exec(pattern.replaceAll('\\\\', '')) ?? []
  if (foreign !== undefined) return phrase('expression.not-re2', { pattern, part: foreign })
  try {
    // JavaScript knows flags only before a colon.
    new RegExp(pattern.replace(/^\(\?[imsU]+\)/, ''), 'u')
    return null
  } catch {
    return phrase('expression.pattern', { pattern })
  }
}
