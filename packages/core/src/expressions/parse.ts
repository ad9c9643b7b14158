import { phrase, quoted } from '../messages/phrase.ts'
import { DEEPEST, depthOf, tooDeep } from './depth.ts'
import type { CallParts } from './parse-call.ts'
import { parseCall } from './parse-call.ts'
import type { Arithmetic, BinaryOperator, Call, Case, Expression } from './syntax.ts'
import { TokenCursor } from './token-cursor.ts'
import type { Token } from './tokens.ts'

/**
 * Reads an expression: SQL with PostgreSQL's operator precedence, from loosest to tightest
 * OR · AND · NOT · IS · comparison · BETWEEN IN LIKE ~ · || -> ->> · + - · * / % · AT TIME ZONE · unary sign · ::
 * @throws PlatformError `expression.syntax` with the place (1-based character) and what was expected.
 */
export function parseExpression(text: string): Expression {
  const parser = new Parser(text)
  const expression = parser.expression()
  parser.end()
  if (depthOf(expression) > DEEPEST) throw tooDeep(text, 0)
  return expression
}

const COMPARISON_SYMBOLS: Readonly<Record<string, BinaryOperator | undefined>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}
/** Words that cannot stand for a column unless quoted. */
export const RESERVED: ReadonlySet<string> = new Set(
  'and or not is in between like ilike null true false case when then else end cast as from distinct'.split(' '),
)
/** Functions that stand without brackets. */
export const BARE_CALLS: ReadonlySet<string> = new Set(['current_date', 'current_timestamp'])
/** Operators of regular expressions: what is looked for, whatever the letter case, or its absence. */
const MATCHES = ['~', '~*', '!~', '!~*'] as const
/** Types that may stand before a text as its type: `date '2021-01-31'`. */
export const TYPED_LITERALS: ReadonlySet<string> = new Set([
  'date',
  'timestamp',
  'timestamptz',
  'time',
  'interval',
  'uuid',
  'decimal',
])

class Parser {
  readonly #at: TokenCursor
  readonly #parts: CallParts

  constructor(text: string) {
    this.#at = new TokenCursor(text)
    this.#parts = {
      at: this.#at,
      expression: () => this.expression(),
      concatenation: () => this.#concatenation(),
      items: () => this.#items(),
    }
  }

  expression(): Expression {
    return this.#at.within(() => {
      let left = this.#conjunction()
      while (this.#at.word('or')) left = this.#binary('or', left, this.#conjunction())
      return left
    })
  }

  end(): void {
    if (this.#at.token.kind !== 'end') this.#at.fail(phrase('expression.end-or-operator'))
  }

  #conjunction(): Expression {
    let left = this.#negation()
    while (this.#at.word('and')) left = this.#binary('and', left, this.#negation())
    return left
  }

  #negation(): Expression {
    const at = this.#at.token.at
    if (!this.#at.word('not')) return this.#isTest()
    const operand = this.#at.within(() => this.#negation())
    return { kind: 'unary', operator: 'not', operand, at, end: operand.end }
  }

  #isTest(): Expression {
    let left = this.#comparison()
    while (this.#at.word('is')) {
      const negated = this.#at.word('not')
      if (this.#at.word('distinct')) {
        if (!this.#at.word('from')) this.#at.fail(quoted('FROM'))
        left = this.#binary(negated ? 'is not distinct from' : 'is distinct from', left, this.#comparison())
      } else {
        const test = (['null', 'true', 'false', 'unknown'] as const).find((word) => this.#at.word(word))
        if (!test) this.#at.fail(quoted('NULL, TRUE, FALSE, UNKNOWN, DISTINCT FROM'))
        left = { kind: 'is', test, negated, operand: left, at: left.at, end: this.#at.lastEnd }
      }
    }
    return left
  }

  #comparison(): Expression {
    const left = this.#membership()
    const operator = this.#at.token.kind === 'symbol' ? COMPARISON_SYMBOLS[this.#at.token.value] : undefined
    if (operator === undefined) return left
    this.#at.take()
    return this.#binary(operator, left, this.#membership())
  }

  #membership(): Expression {
    const operand = this.#concatenation()
    const negated = this.#at.ahead('not') && this.#at.wordAt(1, 'in', 'between', 'like', 'ilike')
    if (negated) this.#at.take()
    if (this.#at.word('in')) return this.#inList(operand, negated)
    if (this.#at.word('between')) {
      const low = this.#concatenation()
      if (!this.#at.word('and')) this.#at.fail(quoted('AND'))
      const high = this.#concatenation()
      return { kind: 'between', negated, operand, low, high, at: operand.at, end: high.end }
    }
    const match = this.#at.oneOf(...MATCHES)
    if (match) return this.#match(operand, match)
    const ignoreCase = this.#at.ahead('ilike')
    if (!ignoreCase && !this.#at.ahead('like')) return operand
    this.#at.take()
    const pattern = this.#concatenation()
    return { kind: 'like', negated, ignoreCase, operand, pattern, at: operand.at, end: pattern.end }
  }

  /** `text ~ 'pattern'` is a call of regexp_like; a star makes the pattern ignore letter case, as RE2's flag does. */
  #match(operand: Expression, match: (typeof MATCHES)[number]): Expression {
    const pattern = this.#concatenation()
    const place = { at: operand.at, end: pattern.end }
    const insensitive = match.endsWith('*')
    const wanted: Expression =
      insensitive && pattern.kind === 'literal' ? { ...pattern, text: `(?i)${pattern.text}` } : pattern
    const found: Call = { kind: 'call', name: 'regexp_like', arguments: [operand, wanted], ...place }
    return match.startsWith('!') ? { kind: 'unary', operator: 'not', operand: found, ...place } : found
  }

  #inList(operand: Expression, negated: boolean): Expression {
    this.#at.expect('(')
    const items = this.#list()
    return { kind: 'in', negated, operand, items, at: operand.at, end: this.#at.lastEnd }
  }

  #concatenation(): Expression {
    let left = this.#sum()
    for (;;) {
      const operator = this.#at.oneOf('||', '->>', '->')
      if (!operator) return left
      const right = this.#sum()
      left = operator === '||' ? this.#binary('||', left, right) : this.#member(operator, left, right)
    }
  }

  /** `json -> 'key'` and `json ->> 0` are calls with a path. */
  #member(operator: '->' | '->>', json: Expression, key: Expression): Expression {
    if (key.kind !== 'literal') this.#at.fail(phrase('expression.value'))
    const text = key.literal === 'number' ? `$[${key.text}]` : `$.${JSON.stringify(key.text)}`
    const path: Expression = { kind: 'literal', literal: 'text', text, at: key.at, end: key.end }
    const name = operator === '->' ? 'json_get' : 'json_text'
    return { kind: 'call', name, arguments: [json, path], at: json.at, end: key.end }
  }

  #sum(): Expression {
    let left = this.#product()
    for (;;) {
      const operator = this.#at.oneOf<Arithmetic>('+', '-')
      if (!operator) return left
      left = this.#binary(operator, left, this.#product())
    }
  }

  #product(): Expression {
    let left = this.#signed()
    for (;;) {
      const operator = this.#at.oneOf<Arithmetic>('*', '/', '%')
      if (!operator) return left
      left = this.#binary(operator, left, this.#signed())
    }
  }

  #signed(): Expression {
    const at = this.#at.token.at
    const operator = this.#at.oneOf<'+' | '-'>('-', '+')
    if (!operator) return this.#castable()
    const operand = this.#at.within(() => this.#signed())
    return { kind: 'unary', operator, operand, at, end: operand.end }
  }

  #castable(): Expression {
    let operand = this.#primary()
    for (;;) {
      if (this.#at.symbol('::'))
        operand = { kind: 'cast', operand, type: this.#type(), at: operand.at, end: this.#at.lastEnd }
      else if (this.#at.ahead('at') && this.#at.wordAt(1, 'time') && this.#at.wordAt(2, 'zone')) {
        this.#at.take(3)
        const zone = this.#primary()
        const arguments_ = [operand, zone]
        operand = { kind: 'call', name: 'at time zone', arguments: arguments_, at: operand.at, end: this.#at.lastEnd }
      } else return operand
    }
  }

  #primary(): Expression {
    const token = this.#at.token
    const place = { at: token.at, end: token.end }
    if (this.#at.symbol('(')) {
      const inner = this.expression()
      this.#at.expect(')')
      return inner
    }
    if (token.kind === 'end' || token.kind === 'symbol') this.#at.fail(phrase('expression.value'))
    this.#at.take()
    switch (token.kind) {
      case 'number':
        return { kind: 'literal', literal: 'number', text: token.value, ...place }
      case 'text':
        return { kind: 'literal', literal: 'text', text: token.value, ...place }
      case 'parameter':
        return { kind: 'parameter', name: token.value, ...place }
      case 'name':
        return this.#column(token)
      default:
        return this.#fromWord(token)
    }
  }

  #fromWord(token: Token): Expression {
    const place = { at: token.at, end: token.end }
    if (token.value === 'null') return { kind: 'literal', literal: 'null', text: 'null', ...place }
    if (token.value === 'true' || token.value === 'false')
      return { kind: 'literal', literal: 'boolean', text: token.value, ...place }
    if (token.value === 'case') return this.#case(token)
    if (token.value === 'cast') return this.#castCall(token)
    if (RESERVED.has(token.value)) {
      this.#at.giveBack()
      this.#at.fail(phrase('expression.value'))
    }
    if (TYPED_LITERALS.has(token.value) && this.#at.token.kind === 'text') {
      const text = this.#at.token
      this.#at.take()
      const operand: Expression = { kind: 'literal', literal: 'text', text: text.value, at: text.at, end: text.end }
      return { kind: 'cast', operand, type: token.value, at: token.at, end: text.end }
    }
    if (this.#at.symbol('(')) return parseCall(token, this.#parts)
    if (BARE_CALLS.has(token.value)) return { kind: 'call', name: token.value, arguments: [], ...place }
    return this.#column(token)
  }

  #column(token: Token): Expression {
    const first = { name: token.kind === 'name' ? token.value : token.text, quoted: token.kind === 'name' }
    if (!this.#at.symbol('.')) return { kind: 'column', qualifier: null, ...first, at: token.at, end: token.end }
    const second = this.#at.token
    if (second.kind !== 'name' && second.kind !== 'word') this.#at.fail(phrase('expression.column'))
    this.#at.take()
    const quoted = second.kind === 'name'
    const name = quoted ? second.value : second.text
    return { kind: 'column', qualifier: first.name, name, quoted, at: token.at, end: second.end }
  }

  #case(token: Token): Case {
    const subject = this.#at.ahead('when') ? null : this.expression()
    const branches: { when: Expression; result: Expression }[] = []
    while (this.#at.word('when')) {
      const condition = this.expression()
      if (!this.#at.word('then')) this.#at.fail(quoted('THEN'))
      const when = subject ? this.#binary('=', subject, condition) : condition
      branches.push({ when, result: this.expression() })
    }
    if (branches.length === 0) this.#at.fail(quoted('WHEN'))
    const otherwise = this.#at.word('else') ? this.expression() : null
    if (!this.#at.word('end')) this.#at.fail(quoted('END'))
    return { kind: 'case', branches, otherwise, at: token.at, end: this.#at.lastEnd }
  }

  #castCall(token: Token): Expression {
    this.#at.expect('(')
    const operand = this.expression()
    if (!this.#at.word('as')) this.#at.fail(quoted('AS'))
    const type = this.#type()
    this.#at.expect(')')
    return { kind: 'cast', operand, type, at: token.at, end: this.#at.lastEnd }
  }

  /** The text of a type: a word and, for decimals, its arguments in brackets. */
  #type(): string {
    const word = this.#at.token
    if (word.kind !== 'word') this.#at.fail(phrase('expression.type'))
    this.#at.take()
    if (!this.#at.symbol('(')) return word.value
    const from = this.#at.lastEnd
    while (this.#at.token.kind === 'number' || this.#at.token.value === ',') this.#at.take()
    const to = this.#at.lastEnd
    this.#at.expect(')')
    return `${word.value}(${this.#at.text.slice(from, to)})`
  }

  /** Expressions up to the closing bracket, the opening one being behind. */
  #list(): Expression[] {
    if (this.#at.symbol(')')) return []
    const items = this.#items()
    this.#at.expect(')')
    return items
  }

  #items(): Expression[] {
    const items: Expression[] = []
    do items.push(this.expression())
    while (this.#at.symbol(','))
    return items
  }

  #binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
    return { kind: 'binary', operator, left, right, at: left.at, end: right.end }
  }
}
