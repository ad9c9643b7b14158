import type { Plan } from '../../../pipeline/plan/ops.ts'
import { call, column, constant, node, plan, project } from './plans.ts'

/** Texts that end, open or comment something in one of the languages that they pass through. */
export const HOSTILE_TEXTS: readonly string[] = [
  "'",
  "''",
  '"',
  '`',
  '\\',
  "\\'",
  "'; DROP TABLE people; --",
  '/* */ --',
  '-- \n',
  'a\nb',
  'a\r\nb',
  '$1',
  '$*',
  '$$',
  '{x:String}',
  '%s%d',
  '?',
  ':since',
  '@x',
  "E'\\n",
  '\u2028',
  '\u202e',
  '\u001a',
  '\t',
  '😀',
  "ё' || 'я",
  '\\u0027',
  '${x}',
  ') AS x FROM y --',
]

/** A plan in which a text stands as a literal, a pattern, a column's name on both sides, and beside itself. */
export function hostilePlan(text: string): Plan {
  const given = column(0, 'string', text)
  const literal = constant(text, 'string')
  const same = { kind: 'compare', type: { kind: 'bool' }, operator: '=', left: given, right: literal } as const
  const like = {
    kind: 'like',
    type: { kind: 'bool' },
    negated: false,
    ignoreCase: false,
    operand: given,
    pattern: constant(text.replaceAll(/[\\%_]/g, '\\$&'), 'string'),
  } as const
  const twice = { kind: 'concat', type: { kind: 'string' }, left: given, right: literal } as const
  return plan([
    node('hostile', { op: 'scan', source: 'hostile' }, { [text]: 'string' }),
    node(
      'found',
      { op: 'filter', input: 'hostile', where: { kind: 'and', type: { kind: 'bool' }, left: same, right: like } },
      { [text]: 'string' },
    ),
    project('shown', 'found', { [text]: twice, replaced: call('replace', given, literal, constant('ok', 'string')) }),
  ])
}
