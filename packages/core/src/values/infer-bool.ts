import { isFlagName } from '../semantics/flag.ts'
import { scalar } from '../types/logical.ts'
import type { FieldEvidence } from './evidence.ts'
import type { Verdict } from './inference.ts'
import { SHAPE } from './shape.ts'
import type { Word } from './words.ts'
import { WORDS } from './words.ts'

/** Families whose words alone say that they are booleans; others need both sides to be seen (`no` may be Norway). */
const PLAIN = new Set(['true', 'истина', 'да'])

/**
 * Booleans by their spellings. 1 and 0 are booleans where the field's name says so, or among words that are: else they
 * are numbers. Null when the values may be something else.
 */
export function inferBool(evidence: FieldEvidence, present: readonly number[], name: string): Verdict | null {
  if (!present.every((shape) => shape === SHAPE.BOOL || shape === SHAPE.INTEGER)) return null
  const digits = evidence.count(SHAPE.INTEGER)
  if (digits !== evidence.zeroOrOne) return null
  const words = WORDS.filter((word, number) => word.means !== null && evidence.words[number] > 0)
  if (words.length === 0 ? !isFlagName(name) : !areBooleans(words)) return null
  return verdict(words, digits > 0 ? DIGITS : [], digits)
}

/** Both sides are seen, or the words alone say it. */
function areBooleans(words: readonly Word[]): boolean {
  const bothSides = words.some((word) => word.means === true) && words.some((word) => word.means === false)
  return bothSides || words.every((word) => word.family !== null && PLAIN.has(word.family))
}

/** Both are known where one was seen: the other need not be in a sample. */
const DIGITS: readonly Word[] = [
  { text: '1', means: true, family: '1' },
  { text: '0', means: false, family: '1' },
]

function verdict(words: readonly Word[], digits: readonly Word[], digitRows: number): Verdict {
  const all = [...words, ...digits]
  const spelled = (means: boolean) =>
    all
      .filter((word) => word.means === means)
      .map((word) => word.text)
      .sort()
  const yes = spelled(true)
  const no = spelled(false)
  const canonical = yes.every((word) => word === 'true') && no.every((word) => word === 'false')
  const mixed = yes.length > 1 || no.length > 1 || new Set(all.map((word) => word.family)).size > 1
  const notes: Verdict['notes'] = mixed
    ? [{ rule: 'mixed-boolean', count: yes.length + no.length }]
    : digitRows > 0
      ? [{ rule: 'zero-one-boolean', count: digitRows }]
      : []
  return {
    type: scalar('bool'),
    form: { reading: canonical ? { kind: 'canonical' } : { kind: 'words', true: yes, false: no } },
    notes,
  }
}
