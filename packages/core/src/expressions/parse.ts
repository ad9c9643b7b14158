import { PlatformError } from '../errors/error.ts'
import type { Phrase } from '../messages/phrase.ts'
import { phrase, quoted } from '../messages/phrase.ts'
import { operandsOf } from './references.ts'
import type { Arithmetic, BinaryOperator, Call, Case, Expression, OrderTerm } from './syntax.ts'
import type { Token } from './tokens.ts'
import { tokenise } from './tokens.ts'

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

/** Most levels of operands within operands: far more than people write, far fewer than overflow a stack or an engine. */
export const DEEPEST = 400

function tooDeep(text: string, at: number): PlatformError {
  const why = phrase('expression.too-deep', { most: DEEPEST })
  const begins = text.length > 200 ? `${text.slice(0, 200)}…` : text
  return new PlatformError('expression.syntax', { expression: begins, at: at + 1, why })
}

/** Levels of a tree; a chain such as `a or b or c` is one to its left. */
function depthOf(tree: Expression): number {
  let depth = 0
  for (let level: readonly Expression[] = [tree]; level.length > 0; depth++) level = level.flatMap(operandsOf)
  return depth
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
  readonly #text: string
  readonly #tokens: readonly Token[]
  #next = 0
  #nested = 0

  constructor(text: string) {
    this.#text = text
    this.#tokens = tokenise(text)
  }

  expression(): Expression {
    return this.#within(() => {
      let left = this.#conjunction()
      while (this.#word('or')) left = this.#binary('or', left, this.#conjunction())
      return left
    })
  }

  /** Every way into a part of the same form goes through here: the text, not the stack, is told to be too deep. */
  #within(part: () => Expression): Expression {
    if (++this.#nested > DEEPEST) throw tooDeep(this.#text, this.#token.at)
    const expression = part()
    this.#nested--
    return expression
  }

  end(): void {
    if (this.#token.kind !== 'end') this.#fail(phrase('expression.end-or-operator'))
  }

  #conjunction(): Expression {
    let left = this.#negation()
    while (this.#word('and')) left = this.#binary('and', left, this.#negation())
    return left
  }

  #negation(): Expression {
    const at = this.#token.at
    if (!this.#word('not')) return this.#isTest()
    const operand = this.#within(() => this.#negation())
    return { kind: 'unary', operator: 'not', operand, at, end: operand.end }
  }

  #isTest(): Expression {
    let left = this.#comparison()
    while (this.#word('is')) {
      const negated = this.#word('not')
      if (this.#word('distinct')) {
        if (!this.#word('from')) this.#fail(quoted('FROM'))
        left = this.#binary(negated ? 'is not distinct from' : 'is distinct from', left, this.#comparison())
      } else {
        const test = (['null', 'true', 'false', 'unknown'] as const).find((word) => this.#word(word))
        if (!test) this.#fail(quoted('NULL, TRUE, FALSE, UNKNOWN, DISTINCT FROM'))
        left = { kind: 'is', test, negated, operand: left, at: left.at, end: this.#lastEnd }
      }
    }
    return left
  }

  #comparison(): Expression {
    const left = this.#membership()
    const operator = this.#token.kind === 'symbol' ? COMPARISON_SYMBOLS[this.#token.value] : undefined
    if (operator === undefined) return left
    this.#next++
    return this.#binary(operator, left, this.#membership())
  }

  #membership(): Expression {
    const operand = this.#concatenation()
    const negated = this.#ahead('not') && this.#wordAt(1, 'in', 'between', 'like', 'ilike')
    if (negated) this.#next++
    if (this.#word('in')) return this.#inList(operand, negated)
    if (this.#word('between')) {
      const low = this.#concatenation()
      if (!this.#word('and')) this.#fail(quoted('AND'))
      const high = this.#concatenation()
      return { kind: 'between', negated, operand, low, high, at: operand.at, end: high.end }
    }
    const match = this.#oneOf(...MATCHES)
    if (match) return this.#match(operand, match)
    const ignoreCase = this.#ahead('ilike')
    if (!ignoreCase && !this.#ahead('like')) return operand
    this.#next++
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
    this.#expect('(')
    const items = this.#list()
    return { kind: 'in', negated, operand, items, at: operand.at, end: this.#lastEnd }
  }

  #concatenation(): Expression {
    let left = this.#sum()
    for (;;) {
      const operator = this.#oneOf('||', '->>', '->')
      if (!operator) return left
      const right = this.#sum()
      left = operator === '||' ? this.#binary('||', left, right) : this.#member(operator, left, right)
    }
  }

  /** `json -> 'key'` and `json ->> 0` are calls with a path. */
  #member(operator: '->' | '->>', json: Expression, key: Expression): Expression {
    if (key.kind !== 'literal') this.#fail(phrase('expression.value'))
    const text = key.literal === 'number' ? `$[${key.text}]` : `$.${JSON.stringify(key.text)}`
    const path: Expression = { kind: 'literal', literal: 'text', text, at: key.at, end: key.end }
    const name = operator === '->' ? 'json_get' : 'json_text'
    return { kind: 'call', name, arguments: [json, path], at: json.at, end: key.end }
  }

  #sum(): Expression {
    let left = this.#product()
    for (;;) {
      const operator = this.#oneOf<Arithmetic>('+', '-')
      if (!operator) return left
      left = this.#binary(operator, left, this.#product())
    }
  }

  #product(): Expression {
    let left = this.#signed()
    for (;;) {
      const operator = this.#oneOf<Arithmetic>('*', '/', '%')
      if (!operator) return left
      left = this.#binary(operator, left, this.#signed())
    }
  }

  #signed(): Expression {
    const at = this.#token.at
    const operator = this.#oneOf<'+' | '-'>('-', '+')
    if (!operator) return this.#castable()
    const operand = this.#within(() => this.#signed())
    return { kind: 'unary', operator, operand, at, end: operand.end }
  }

  #castable(): Expression {
    let operand = this.#primary()
    for (;;) {
      if (this.#symbol('::'))
        operand = { kind: 'cast', operand, type: this.#type(), at: operand.at, end: this.#lastEnd }
      else if (this.#ahead('at') && this.#wordAt(1, 'time') && this.#wordAt(2, 'zone')) {
        this.#next += 3
        const zone = this.#primary()
        const arguments_ = [operand, zone]
        operand = { kind: 'call', name: 'at time zone', arguments: arguments_, at: operand.at, end: this.#lastEnd }
      } else return operand
    }
  }

  #primary(): Expression {
    const token = this.#token
    const place = { at: token.at, end: token.end }
    if (this.#symbol('(')) {
      const inner = this.expression()
      this.#expect(')')
      return inner
    }
    if (token.kind === 'end' || token.kind === 'symbol') this.#fail(phrase('expression.value'))
    this.#next++
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
      this.#next--
      this.#fail(phrase('expression.value'))
    }
    if (TYPED_LITERALS.has(token.value) && this.#token.kind === 'text') {
      const text = this.#token
      this.#next++
      const operand: Expression = { kind: 'literal', literal: 'text', text: text.value, at: text.at, end: text.end }
      return { kind: 'cast', operand, type: token.value, at: token.at, end: text.end }
    }
    if (this.#symbol('(')) return this.#call(token)
    if (BARE_CALLS.has(token.value)) return { kind: 'call', name: token.value, arguments: [], ...place }
    return this.#column(token)
  }

  /** A call whose opening bracket is behind. */
  #call(token: Token): Expression {
    const special = this.#specialCall(token)
    if (special) return special
    const star = this.#token.value === '*' && this.#tokens[this.#next + 1].value === ')'
    if (star) this.#next++
    const distinct = this.#word('distinct')
    const values = star || this.#token.value === ')' ? [] : this.#items()
    const order = this.#word('order') ? this.#order() : undefined
    this.#expect(')')
    const call: Call = {
      kind: 'call',
      name: token.value,
      arguments: values,
      at: token.at,
      end: this.#lastEnd,
      ...(star && { star }),
      ...(distinct && { distinct }),
      ...(order && { order }),
    }
    return this.#filtered(this.#withinGroup(call))
  }

  /** Calls that SQL writes with words between the arguments; undefined for all others. */
  #specialCall(token: Token): Expression | undefined {
    const end = (name: string, values: readonly Expression[]): Expression => {
      this.#expect(')')
      return { kind: 'call', name, arguments: values, at: token.at, end: this.#lastEnd }
    }
    if (token.value === 'extract') {
      const unit = this.#token
      if (unit.kind !== 'word' && unit.kind !== 'text') this.#fail(phrase('expression.value'))
      this.#next++
      if (!this.#word('from')) this.#fail(quoted('FROM'))
      const part: Expression = { kind: 'literal', literal: 'text', text: unit.value, at: unit.at, end: unit.end }
      return end('date_part', [part, this.expression()])
    }
    if (token.value === 'position') {
      const part = this.#concatenation()
      if (this.#word('in')) return end('position', [part, this.#concatenation()])
      this.#expect(',')
      return end('position', [part, this.expression()])
    }
    return undefined
  }

  /** `percentile_cont(0.5) within group (order by x)` is `quantile(x, 0.5)`. */
  #withinGroup(call: Call): Call {
    if (!this.#ahead('within') || !this.#wordAt(1, 'group')) return call
    this.#next += 2
    this.#expect('(')
    if (!this.#word('order')) this.#fail(quoted('ORDER BY'))
    const [term] = this.#order()
    this.#expect(')')
    return { ...call, arguments: [term.expression, ...call.arguments], end: this.#lastEnd }
  }

  #filtered(call: Call): Call {
    if (!this.#ahead('filter') || this.#tokens[this.#next + 1].value !== '(') return call
    this.#next += 2
    if (!this.#word('where')) this.#fail(quoted('WHERE'))
    const filter = this.expression()
    this.#expect(')')
    return { ...call, filter, end: this.#lastEnd }
  }

  /** Terms behind ORDER, up to what cannot belong to them. */
  #order(): OrderTerm[] {
    if (!this.#word('by')) this.#fail(quoted('BY'))
    const terms: OrderTerm[] = []
    do {
      const expression = this.expression()
      const direction = this.#word('desc') ? 'desc' : 'asc'
      if (direction === 'asc') this.#word('asc')
      const nulls = this.#word('nulls') ? (this.#word('first') ? 'first' : 'last') : 'last'
      if (this.#tokens[this.#next - 1].value === 'nulls') this.#word('last')
      terms.push({ expression, direction, nulls })
    } while (this.#symbol(','))
    return terms
  }

  #column(token: Token): Expression {
    const first = { name: token.kind === 'name' ? token.value : token.text, quoted: token.kind === 'name' }
    if (!this.#symbol('.')) return { kind: 'column', qualifier: null, ...first, at: token.at, end: token.end }
    const second = this.#token
    if (second.kind !== 'name' && second.kind !== 'word') this.#fail(phrase('expression.column'))
    this.#next++
    const quoted = second.kind === 'name'
    const name = quoted ? second.value : second.text
    return { kind: 'column', qualifier: first.name, name, quoted, at: token.at, end: second.end }
  }

  #case(token: Token): Case {
    const subject = this.#ahead('when') ? null : this.expression()
    const branches: { when: Expression; result: Expression }[] = []
    while (this.#word('when')) {
      const condition = this.expression()
      if (!this.#word('then')) this.#fail(quoted('THEN'))
      const when = subject ? this.#binary('=', subject, condition) : condition
      branches.push({ when, result: this.expression() })
    }
    if (branches.length === 0) this.#fail(quoted('WHEN'))
    const otherwise = this.#word('else') ? this.expression() : null
    if (!this.#word('end')) this.#fail(quoted('END'))
    return { kind: 'case', branches, otherwise, at: token.at, end: this.#lastEnd }
  }

  #castCall(token: Token): Expression {
    this.#expect('(')
    const operand = this.expression()
    if (!this.#word('as')) this.#fail(quoted('AS'))
    const type = this.#type()
    this.#expect(')')
    return { kind: 'cast', operand, type, at: token.at, end: this.#lastEnd }
  }

  /** The text of a type: a word and, for decimals, its arguments in brackets. */
  #type(): string {
    const word = this.#token
    if (word.kind !== 'word') this.#fail(phrase('expression.type'))
    this.#next++
    if (!this.#symbol('(')) return word.value
    const from = this.#lastEnd
    while (this.#token.kind === 'number' || this.#token.value === ',') this.#next++
    const to = this.#lastEnd
    this.#expect(')')
    return `${word.value}(${this.#text.slice(from, to)})`
  }

  /** Expressions up to the closing bracket, the opening one being behind. */
  #list(): Expression[] {
    if (this.#symbol(')')) return []
    const items = this.#items()
    this.#expect(')')
    return items
  }

  #items(): Expression[] {
    const items: Expression[] = []
    do items.push(this.expression())
    while (this.#symbol(','))
    return items
  }

  #binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
    return { kind: 'binary', operator, left, right, at: left.at, end: right.end }
  }

  get #token(): Token {
    return this.#tokens[this.#next]
  }

  get #lastEnd(): number {
    return this.#tokens[this.#next - 1].end
  }

  #ahead(word: string): boolean {
    return this.#wordAt(0, word)
  }

  #wordAt(distance: number, ...words: readonly string[]): boolean {
    const token = this.#tokens[this.#next + distance]
    return token?.kind === 'word' && words.includes(token.value)
  }

  #word(word: string): boolean {
    const found = this.#ahead(word)
    if (found) this.#next++
    return found
  }

  #symbol(symbol: string): boolean {
    const found = this.#token.kind === 'symbol' && this.#token.value === symbol
    if (found) this.#next++
    return found
  }

  #oneOf<S extends string>(...symbols: readonly S[]): S | undefined {
    return symbols.find((symbol) => this.#symbol(symbol))
  }

  #expect(symbol: string): void {
    if (!this.#symbol(symbol)) this.#fail(phrase('expression.found', { text: symbol }))
  }

  #fail(expected: Phrase): never {
    const atEnd = this.#token.kind === 'end'
    const found = atEnd ? phrase('expression.end') : phrase('expression.found', { text: this.#token.text })
    throw new PlatformError('expression.syntax', {
      expression: this.#text,
      at: this.#token.at + 1,
      why: phrase('expression.expected', { expected, found }),
    })
  }
}
