import type { Typed } from '../../../expressions/typed.ts'
import type { JoinOp } from '../../../pipeline/plan/ops.ts'
import type { JoinRule } from '../dialect.ts'

/** What a part of a join's condition asks of two values; `other` is whatever DuckDB joins by no operator of its own. */
type Asked = 'equal' | 'unequal' | 'range' | 'other'

/**
 * How DuckDB 1.5 finds rows with a partner. By its own words it joins through a hash table at once, where for EXISTS it
 * first gathers all keys apart; but a condition that is no comparison it then tries on every pair. EXISTS over a range
 * and an inequality together, such as `a < b AND c <> d`, finds no partner where there is one, and so is never written.
 */
export function matching(words: string, emulated: 'exists' | 'not exists') {
  return ({ on }: JoinOp): JoinRule => {
    if (on === null) return { emulated }
    const asked = new Set(askedBy(on, false))
    const joinsByWords = asked.has('equal') && !asked.has('other')
    return joinsByWords || (asked.has('unequal') && asked.has('range')) ? words : { emulated }
  }
}

/** What the parts of a condition ask that have to be true together; what NOT stands before is read as DuckDB reads it. */
function askedBy(on: Typed, negated: boolean): readonly Asked[] {
  switch (on.kind) {
    case 'not':
      return askedBy(on.operand, !negated)
    case 'and':
    case 'or':
      return (on.kind === 'or') === negated ? [on.left, on.right].flatMap((part) => askedBy(part, negated)) : ['other']
    case 'distinct':
      return on.negated === negated ? ['unequal'] : ['equal']
    case 'compare':
      if (on.operator === '=' || on.operator === '<>')
        return (on.operator === '=') === negated ? ['unequal'] : ['equal']
      return ['range']
    default:
      return ['other']
  }
}
