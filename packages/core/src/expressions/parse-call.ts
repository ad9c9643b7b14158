import { phrase, quoted } from '../messages/phrase.ts'
import type { Call, Expression, OrderTerm } from './syntax.ts'
import type { TokenCursor } from './token-cursor.ts'
import type { Token } from './tokens.ts'

/** What calls are made of, read from one place on. */
export interface CallParts {
  readonly at: TokenCursor
  expression(): Expression
  /** Binds tighter than comparisons: IN behind it is a word of the call. */
  concatenation(): Expression
  /** One or more with commas between. */
  items(): Expression[]
}

/**
 * A call whose opening bracket is behind.
 * @param token the function's name
 * @throws PlatformError `expression.syntax`
 */
export function parseCall(token: Token, parts: CallParts): Expression {
  const { at } = parts
  const special = specialCall(token, parts)
  if (special) return special
  const star = at.token.value === '*' && at.second.value === ')'
  if (star) at.take()
  const distinct = at.word('distinct')
  const values = star || at.token.value === ')' ? [] : parts.items()
  const order = at.word('order') ? orderTerms(parts) : undefined
  at.expect(')')
  const call: Call = {
    kind: 'call',
    name: token.value,
    arguments: values,
    at: token.at,
    end: at.lastEnd,
    ...(star && { star }),
    ...(distinct && { distinct }),
    ...(order && { order }),
  }
  return filtered(withinGroup(call, parts), parts)
}

/** Calls that SQL writes with words between the arguments; undefined for all others. */
function specialCall(token: Token, { at, expression, concatenation }: CallParts): Expression | undefined {
  const end = (name: string, values: readonly Expression[]): Expression => {
    at.expect(')')
    return { kind: 'call', name, arguments: values, at: token.at, end: at.lastEnd }
  }
  if (token.value === 'extract') {
    const unit = at.token
    if (unit.kind !== 'word' && unit.kind !== 'text') at.fail(phrase('expression.value'))
    at.take()
    if (!at.word('from')) at.fail(quoted('FROM'))
    const part: Expression = { kind: 'literal', literal: 'text', text: unit.value, at: unit.at, end: unit.end }
    return end('date_part', [part, expression()])
  }
  if (token.value === 'position') {
    const part = concatenation()
    if (at.word('in')) return end('position', [part, concatenation()])
    at.expect(',')
    return end('position', [part, expression()])
  }
  return undefined
}

/** `percentile_cont(0.5) within group (order by x)` is `quantile(x, 0.5)`. */
function withinGroup(call: Call, parts: CallParts): Call {
  const { at } = parts
  if (!at.ahead('within') || !at.wordAt(1, 'group')) return call
  at.take(2)
  at.expect('(')
  if (!at.word('order')) at.fail(quoted('ORDER BY'))
  const [term] = orderTerms(parts)
  at.expect(')')
  return { ...call, arguments: [term.expression, ...call.arguments], end: at.lastEnd }
}

function filtered(call: Call, { at, expression }: CallParts): Call {
  if (!at.ahead('filter') || at.second.value !== '(') return call
  at.take(2)
  if (!at.word('where')) at.fail(quoted('WHERE'))
  const filter = expression()
  at.expect(')')
  return { ...call, filter, end: at.lastEnd }
}

/** Terms behind ORDER, up to what cannot belong to them. */
function orderTerms({ at, expression }: CallParts): OrderTerm[] {
  if (!at.word('by')) at.fail(quoted('BY'))
  const terms: OrderTerm[] = []
  do {
    const term = expression()
    const direction = at.word('desc') ? 'desc' : 'asc'
    if (direction === 'asc') at.word('asc')
    const nulls = at.word('nulls') ? (at.word('first') ? 'first' : 'last') : 'last'
    if (at.last.value === 'nulls') at.word('last')
    terms.push({ expression: term, direction, nulls })
  } while (at.symbol(','))
  return terms
}
