import { scalar } from '../types/logical.ts'
import type { FieldEvidence } from './evidence.ts'
import type { Verdict } from './inference.ts'
import { WORDS } from './words.ts'

/** Families whose words alone say that they are booleans; others need both sides to be seen (`no` may be Norway). */
const PLAIN = new Set(['true', 'истина', 'да'])

/** Booleans by their spellings, for a column whose values all are boolean words; null when they may be something else. */
export function inferBool(evidence: FieldEvidence): Verdict | null {
  const words = WORDS.filter((word, number) => word.means !== null && evidence.words[number] > 0)
  const families = new Set(words.map((word) => word.family))
  const bothSides = words.some((word) => word.means === true) && words.some((word) => word.means === false)
  if (!bothSides && ![...families].every((family) => family !== null && PLAIN.has(family))) return null
  const spelled = (means: boolean) =>
    words
      .filter((word) => word.means === means)
      .map((word) => word.text)
      .sort()
  const yes = spelled(true)
  const no = spelled(false)
  const canonical = yes.every((word) => word === 'true') && no.every((word) => word === 'false')
  const mixed = yes.length > 1 || no.length > 1 || families.size > 1
  return {
    type: scalar('bool'),
    form: { reading: canonical ? { kind: 'canonical' } : { kind: 'words', true: yes, false: no } },
    notes: mixed ? [{ rule: 'mixed-boolean', count: yes.length + no.length }] : [],
  }
}
