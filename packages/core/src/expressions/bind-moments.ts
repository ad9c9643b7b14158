import { phrase } from '../messages/phrase.ts'
import { familyOf } from '../types/family.ts'
import { formatType } from '../types/logical.ts'
import type { Binder } from './bind.ts'
import { INT, TIMESTAMP } from './functions/definition.ts'
import type { ScalarName } from './functions/names.ts'
import type { Interval } from './intervals.ts'
import { parseInterval } from './intervals.ts'
import type { Binary, Expression } from './syntax.ts'
import type { Typed } from './typed.ts'

/** `moment + interval '1 month'`; undefined where no interval is written. @throws PlatformError `expression.type` */
export function bindInterval(binder: Binder, tree: Binary): Typed | undefined {
  if (tree.operator !== '+' && tree.operator !== '-') return undefined
  const [before, behind] = [intervalOf(tree.left), intervalOf(tree.right)]
  if (before && tree.operator === '+') return moved(binder, binder.bind(tree.right), before, 1, tree)
  if (behind) return moved(binder, binder.bind(tree.left), behind, tree.operator === '+' ? 1 : -1, tree)
  return undefined
}

/** `date + 1` and `date - date`; undefined where no moment is at hand. @throws PlatformError `expression.type` */
export function bindMoments(binder: Binder, tree: Binary, left: Typed, right: Typed): Typed | undefined {
  if (tree.operator !== '+' && tree.operator !== '-') return undefined
  if (left.type.kind === 'date' && familyOf(right.type) === 'number') {
    const days = binder.coerce(right, INT, tree.right)
    const count: Typed = tree.operator === '+' ? days : { kind: 'negate', type: INT, operand: days }
    return { kind: 'call', type: left.type, name: 'add_days', arguments: [left, count] }
  }
  if (familyOf(left.type) !== 'moment' || familyOf(right.type) !== 'moment' || tree.operator === '+') return undefined
  if (left.type.kind === 'date' && right.type.kind === 'date')
    return { kind: 'call', type: INT, name: 'days_between', arguments: [right, left] }
  throw binder.typeError(tree, phrase('expression.moments-apart'))
}

/** The interval of `interval '…'` or `'…'::interval`; undefined for all else. */
function intervalOf(tree: Expression): Interval | undefined {
  if (tree.kind !== 'cast' || tree.type !== 'interval' || tree.operand.kind !== 'literal') return undefined
  return parseInterval(tree.operand.text)
}

function moved(binder: Binder, moment: Typed, interval: Interval, sign: 1 | -1, tree: Binary): Typed {
  if (familyOf(moment.type) !== 'moment')
    throw binder.typeError(tree, phrase('expression.moment-needed', { type: formatType(moment.type) }))
  let result = moment
  const add = (name: ScalarName, count: number, clock: boolean) => {
    if (count === 0) return
    const type = clock && result.type.kind === 'date' ? TIMESTAMP : result.type
    const by: Typed = { kind: 'constant', type: INT, value: BigInt(count * sign) }
    result = { kind: 'call', type, name, arguments: [result, by] }
  }
  const { months, days, seconds } = interval
  if (months % 12 === 0) add('add_years', months / 12, false)
  else add('add_months', months, false)
  add('add_days', days, false)
  if (seconds % 3600 === 0) add('add_hours', seconds / 3600, true)
  else if (seconds % 60 === 0) add('add_minutes', seconds / 60, true)
  else add('add_seconds', seconds, true)
  return result
}
