import { BARE_CALLS, RESERVED, TYPED_LITERALS } from './parse.ts'
import type { Binary, Call, Cast, ColumnReference, Expression, Literal, OrderTerm } from './syntax.ts'

/** How tightly each form binds, as in parse.ts: what stands in a tighter place than its own takes brackets. */
const BINDING = {
  or: 1,
  and: 2,
  not: 3,
  is: 4,
  comparison: 5,
  membership: 6,
  concatenation: 7,
  sum: 8,
  product: 9,
  sign: 10,
  postfix: 11,
  primary: 12,
} as const

/** Writes an expression as text that `parseExpression` reads as the same tree, with as few brackets as it takes. */
export function printExpression(tree: Expression): string {
  return print(tree, BINDING.or)
}

/** The terms of an order as they stand behind ORDER BY; what is the rule anyway is left out. */
export function printOrder(terms: readonly OrderTerm[]): string {
  return terms
    .map(({ expression, direction, nulls }) => {
      const words = [printExpression(expression)]
      if (direction === 'desc') words.push('desc')
      if (nulls === 'first') words.push('nulls first')
      return words.join(' ')
    })
    .join(', ')
}

/** A name as an expression writes it: in double quotes where it is no plain word. */
export function printName(name: string): string {
  const plain = /^[\p{Ll}\p{Lo}_][\p{Ll}\p{Lo}\p{N}_]*$/u.test(name)
  return plain && !isWordOfLanguage(name) ? name : quote(name)
}

/** A text literal. */
export function printText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function print(tree: Expression, place: number): string {
  const text = write(tree)
  return bindingOf(tree) < place ? `(${text})` : text
}

function bindingOf(tree: Expression): number {
  switch (tree.kind) {
    case 'unary':
      return tree.operator === 'not' ? BINDING.not : BINDING.sign
    case 'binary':
      return bindingOfBinary(tree)
    case 'is':
      return BINDING.is
    case 'in':
    case 'between':
    case 'like':
      return BINDING.membership
    case 'cast':
      return isTypedLiteral(tree) ? BINDING.primary : BINDING.postfix
    case 'call':
      return tree.name === AT_ZONE ? BINDING.postfix : BINDING.primary
    default:
      return BINDING.primary
  }
}

function bindingOfBinary({ operator }: Binary): number {
  switch (operator) {
    case 'or':
    case 'and':
      return BINDING[operator]
    case 'is distinct from':
    case 'is not distinct from':
      return BINDING.is
    case '||':
      return BINDING.concatenation
    case '+':
    case '-':
      return BINDING.sum
    case '*':
    case '/':
    case '%':
      return BINDING.product
    default:
      return BINDING.comparison
  }
}

function write(tree: Expression): string {
  switch (tree.kind) {
    case 'literal':
      return writeLiteral(tree)
    case 'column':
      return writeColumn(tree)
    case 'parameter':
      return `:${tree.name}`
    case 'unary': {
      if (tree.operator === 'not') return `not ${print(tree.operand, BINDING.not)}`
      const operand = print(tree.operand, BINDING.sign)
      // Two signs side by side would begin a comment.
      return `${tree.operator}${/^[-+]/.test(operand) ? ' ' : ''}${operand}`
    }
    case 'binary':
      return writeBinary(tree)
    case 'is':
      return `${print(tree.operand, BINDING.is)} is ${tree.negated ? 'not ' : ''}${tree.test}`
    case 'in': {
      const items = tree.items.map(printExpression).join(', ')
      return `${print(tree.operand, BINDING.concatenation)} ${not(tree.negated)}in (${items})`
    }
    case 'between': {
      const [operand, low, high] = [tree.operand, tree.low, tree.high].map((each) => print(each, BINDING.concatenation))
      return `${operand} ${not(tree.negated)}between ${low} and ${high}`
    }
    case 'like': {
      const [operand, pattern] = [tree.operand, tree.pattern].map((each) => print(each, BINDING.concatenation))
      return `${operand} ${not(tree.negated)}${tree.ignoreCase ? 'ilike' : 'like'} ${pattern}`
    }
    case 'cast':
      return isTypedLiteral(tree)
        ? `${tree.type} ${printExpression(tree.operand)}`
        : `${print(tree.operand, BINDING.postfix)}::${tree.type}`
    case 'case':
      return writeCase(tree)
    case 'call':
      return writeCall(tree)
  }
}

function writeLiteral(tree: Literal): string {
  return tree.literal === 'text' ? printText(tree.text) : tree.text
}

function writeColumn({ qualifier, name, quoted }: ColumnReference): string {
  const written = quoted || isWordOfLanguage(name) ? quote(name) : name
  return qualifier === null ? written : `${printName(qualifier)}.${written}`
}

function writeBinary(tree: Binary): string {
  const own = bindingOfBinary(tree)
  const aside = own === BINDING.comparison ? own + 1 : own
  return `${print(tree.left, aside)} ${tree.operator} ${print(tree.right, own + 1)}`
}

function writeCase(tree: Extract<Expression, { kind: 'case' }>): string {
  const branches = tree.branches.map(
    ({ when, result }) => `when ${printExpression(when)} then ${printExpression(result)}`,
  )
  const otherwise = tree.otherwise === null ? [] : [`else ${printExpression(tree.otherwise)}`]
  return ['case', ...branches, ...otherwise, 'end'].join(' ')
}

/** The name that the parser gives to AT TIME ZONE. */
const AT_ZONE = 'at time zone'

function writeCall(tree: Call): string {
  if (tree.name === AT_ZONE) {
    const [moment, zone] = tree.arguments
    return `${print(moment, BINDING.postfix)} at time zone ${print(zone, BINDING.primary)}`
  }
  // `position(part in text)` is why its first argument is read as no more than a concatenation.
  const first = tree.name === 'position' ? BINDING.concatenation : BINDING.or
  const values = tree.star ? '*' : tree.arguments.map((each, i) => print(each, i === 0 ? first : BINDING.or)).join(', ')
  const order = tree.order ? ` order by ${printOrder(tree.order)}` : ''
  const filter = tree.filter ? ` filter (where ${printExpression(tree.filter)})` : ''
  return `${tree.name}(${tree.distinct ? 'distinct ' : ''}${values}${order})${filter}`
}

/** `date '2021-01-31'` */
function isTypedLiteral({ operand, type }: Cast): boolean {
  return operand.kind === 'literal' && operand.literal === 'text' && TYPED_LITERALS.has(type)
}

function isWordOfLanguage(name: string): boolean {
  const word = name.toLowerCase()
  return RESERVED.has(word) || BARE_CALLS.has(word)
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function not(negated: boolean): string {
  return negated ? 'not ' : ''
}
