import type { PlatformError as Failure } from '../errors/error.ts'
import { PlatformError } from '../errors/error.ts'
import type { Phrase } from '../messages/phrase.ts'
import { phrase } from '../messages/phrase.ts'
import { familyOf } from '../types/family.ts'
import type { LogicalType } from '../types/logical.ts'
import { decimal, formatType, sameType, scalar } from '../types/logical.ts'
import { bindCall } from './bind-call.ts'
import { bindInterval, bindMoments } from './bind-moments.ts'
import { conversionBetween, meetsZone } from './convert.ts'
import { BOOL, INT, TEXT } from './functions/definition.ts'
import { checkSize } from './macros.ts'
import { typeNamed } from './names-of-types.ts'
import { parseExpression } from './parse.ts'
import type { Binary, ColumnReference, Expression, Literal, ParameterReference } from './syntax.ts'
import { COMPARISONS } from './syntax.ts'
import type { Scope, Typed } from './typed.ts'
import { arithmeticType, commonType } from './unify.ts'
import { parseValue } from './values.ts'

/**
 * Reads an expression and finds its names and types.
 * @throws PlatformError `expression.*` with the place.
 */
export function bindExpression(text: string, scope: Scope): Typed {
  return new Binder(text, scope).bind(parsed(text, scope))
}

/**
 * The same for a condition: the result is bool.
 * @throws PlatformError `expression.*`
 */
export function bindCondition(text: string, scope: Scope): Typed {
  return new Binder(text, scope).condition(parsed(text, scope))
}

function parsed(text: string, { macros }: Scope): Expression {
  const tree = parseExpression(text)
  if (macros) checkSize(text, tree, macros)
  return tree
}

/** Arguments that stand in the expression of a macro, and who called it: their names are the caller's. */
interface GivenArguments {
  readonly trees: ReadonlySet<Expression>
  readonly caller: Binder
}

/** Finds names and types of one expression. Its methods bind parts of the tree in the way their place asks for. */
export class Binder {
  readonly text: string
  readonly scope: Scope
  readonly #given: GivenArguments | null

  constructor(text: string, scope: Scope, given: GivenArguments | null = null) {
    this.text = text
    this.scope = scope
    this.#given = given
  }

  /** A binder for the expression of a macro that is called here, in which these arguments stand. */
  within(text: string, trees: ReadonlySet<Expression>): Binder {
    return new Binder(text, this.scope, { trees, caller: this })
  }

  /** The same where other functions may stand. */
  allowing(functions: Scope['functions']): Binder {
    const { functions: _, ...scope } = this.scope
    return new Binder(this.text, { ...scope, ...(functions && { functions }) }, this.#given)
  }

  bind(tree: Expression): Typed {
    const caller = this.#callerOf(tree)
    if (caller) return caller.allowing(this.scope.functions).bind(tree)
    switch (tree.kind) {
      case 'literal':
        return literal(tree)
      case 'column':
        return this.#column(tree)
      case 'parameter':
        return this.#parameter(tree)
      case 'unary':
        return tree.operator === 'not'
          ? { kind: 'not', type: BOOL, operand: this.condition(tree.operand) }
          : this.#sign(tree.operator, tree.operand)
      case 'binary':
        return this.#binary(tree)
      case 'is': {
        const operand = tree.test === 'null' ? this.bind(tree.operand) : this.condition(tree.operand)
        return { kind: 'is', type: BOOL, test: tree.test, negated: tree.negated, operand }
      }
      case 'in': {
        const [operand, ...items] = this.unify([tree.operand, ...tree.items])
        return { kind: 'in', type: BOOL, negated: tree.negated, operand, items }
      }
      case 'between':
        return this.#between(tree.operand, tree.low, tree.high, tree.negated)
      case 'like': {
        const [operand, pattern] = [this.asText(tree.operand), this.asText(tree.pattern)]
        return { kind: 'like', type: BOOL, negated: tree.negated, ignoreCase: tree.ignoreCase, operand, pattern }
      }
      case 'cast':
        return this.cast(this.bind(tree.operand), typeNamed(tree.type), tree.operand)
      case 'case':
        return this.#case(tree)
      case 'call':
        return bindCall(this, tree)
    }
  }

  /** What an expression's type makes wrong, with its place. */
  typeError(tree: Expression, why: Phrase): Failure {
    return (
      this.#callerOf(tree)?.typeError(tree, why) ?? new PlatformError('expression.type', { ...this.#place(tree), why })
    )
  }

  /** Who gave a part as an argument; null for what stands in the text itself. */
  #callerOf(tree: Expression): Binder | null {
    return this.#given?.trees.has(tree) ? this.#given.caller : null
  }

  #place(tree: Expression): { readonly expression: string; readonly at: number } {
    const caller = this.#callerOf(tree)
    return caller ? caller.#place(tree) : { expression: this.text, at: tree.at + 1 }
  }

  condition(tree: Expression): Typed {
    const typed = this.bind(tree)
    if (isUntypedNull(typed)) return { kind: 'constant', type: BOOL, value: null }
    if (typed.type.kind !== 'bool')
      throw this.typeError(tree, phrase('expression.condition-needed', { type: formatType(typed.type) }))
    return typed
  }

  number(tree: Expression): Typed {
    return this.#asNumber(this.bind(tree), tree)
  }

  #asNumber(typed: Typed, tree: Expression): Typed {
    if (isUntypedNull(typed)) return { kind: 'constant', type: INT, value: null }
    if (familyOf(typed.type) !== 'number')
      throw this.typeError(tree, phrase('expression.number-needed', { type: formatType(typed.type) }))
    return typed
  }

  asText(tree: Expression): Typed {
    return this.cast(this.bind(tree), TEXT, tree)
  }

  /** Brings several operands to the type that they are compared in. Text literals take the others' type. */
  unify(trees: readonly Expression[]): Typed[] {
    const values = trees.map((tree) => this.bind(tree))
    const open = values.map((value, i) => takesAnyType(trees[i]) || isUntypedNull(value))
    const solid = values.filter((_, i) => !open[i] && numberText(trees[i]) === null)
    // A number as it is written takes the type of what it meets, where it is a value of that.
    const fits = (i: number) => {
      const text = numberText(trees[i])
      return text !== null && solid.length > 0 && solid.every(({ type }) => exactNumber(text, type))
    }
    const decided = values.filter((_, i) => !open[i] && !fits(i))
    let type = decided[0]?.type ?? TEXT
    for (const value of decided.slice(1)) {
      const common = commonType(type, value.type)
      if (!common) {
        const tree = trees[values.indexOf(value)]
        const sides = { left: formatType(value.type), right: formatType(type) }
        throw this.typeError(tree, phrase('expression.not-comparable', sides))
      }
      type = common
    }
    return values.map((value, i) => this.coerce(value, type, trees[i]))
  }

  /** Brings a value to a type without the user's saying so: literals are read, the rest goes by lossless casts. */
  coerce(value: Typed, type: LogicalType, tree: Expression): Typed {
    if (isUntypedNull(value)) return { kind: 'constant', type, value: null }
    return this.cast(value, type, tree)
  }

  cast(operand: Typed, type: LogicalType, tree: Expression): Typed {
    if (sameType(operand.type, type)) return operand
    if (meetsZone(operand.type, type)) {
      // What it means depends on the zone of the pipeline, which is known where it is computed.
      const moment = operand.kind === 'constant' && operand.type.kind === 'string' ? zoneless(operand) : operand
      if (moment.type.kind !== 'string') return { kind: 'cast', type, operand: moment }
    }
    const convert = conversionBetween(operand.type, type)
    if (!convert) {
      const types = { from: formatType(operand.type), to: formatType(type) }
      throw this.typeError(tree, phrase('expression.not-castable', types))
    }
    if (operand.kind !== 'constant') return { kind: 'cast', type, operand }
    if (operand.value === null) return { kind: 'constant', type, value: null }
    const value = convert(operand.value)
    if (value === undefined) {
      throw new PlatformError('expression.literal', {
        ...this.#place(tree),
        value: String(operand.value),
        type: formatType(type),
      })
    }
    return { kind: 'constant', type, value }
  }

  #column(tree: ColumnReference): Typed {
    const { columns } = this.scope
    const own = columns.map((column) => {
      const input = column.input ?? this.scope.input
      return tree.qualifier === null || input === undefined || tree.qualifier === input
    })
    const matching = (same: (name: string) => boolean) =>
      columns.flatMap((column, i) => (own[i] && same(column.name) ? [i] : []))
    let found = matching((name) => name === tree.name)
    if (found.length === 0 && !tree.quoted) found = matching((name) => name.toLowerCase() === tree.name.toLowerCase())
    const column = tree.qualifier === null ? tree.name : `${tree.qualifier}.${tree.name}`
    if (found.length > 1 && found.some((i) => columns[i].input !== columns[found[0]].input))
      throw this.typeError(tree, phrase('expression.ambiguous', { column }))
    if (found.length !== 1) {
      const known = columns
        .map((each) => (each.input === undefined ? each.name : `${each.input}.${each.name}`))
        .join(', ')
      throw new PlatformError('expression.column-unknown', { expression: this.text, at: tree.at + 1, column, known })
    }
    const [index] = found
    return { kind: 'column', type: columns[index].type, index, name: columns[index].name }
  }

  #parameter(tree: ParameterReference): Typed {
    const parameter = this.scope.parameters?.get(tree.name)
    const place = { expression: this.text, at: tree.at + 1 }
    if (!parameter) throw new PlatformError('expression.parameter-missing', { ...place, name: tree.name })
    const { type } = parameter
    const value = parameter.value === null ? null : parseValue(parameter.value, type)
    if (value === undefined)
      throw new PlatformError('expression.literal', { ...place, value: parameter.value ?? '', type: formatType(type) })
    return { kind: 'parameter', type, name: tree.name, value }
  }

  #binary(tree: Binary): Typed {
    const { operator } = tree
    if (operator === 'and' || operator === 'or')
      return { kind: operator, type: BOOL, left: this.condition(tree.left), right: this.condition(tree.right) }
    if (operator === '||')
      return { kind: 'concat', type: TEXT, left: this.asText(tree.left), right: this.asText(tree.right) }
    if (operator === 'is distinct from' || operator === 'is not distinct from') {
      const [left, right] = this.unify([tree.left, tree.right])
      return { kind: 'distinct', type: BOOL, negated: operator === 'is not distinct from', left, right }
    }
    if (COMPARISONS.some((comparison) => comparison === operator)) {
      const [left, right] = this.unify([tree.left, tree.right])
      // The two forms of IS DISTINCT are handled above; what remains of COMPARISONS are the symbols.
      return { kind: 'compare', type: BOOL, operator: operator as '=' | '<>' | '<' | '<=' | '>' | '>=', left, right }
    }
    const moved = bindInterval(this, tree)
    if (moved) return moved
    const [left, right] = [this.bind(tree.left), this.bind(tree.right)]
    return bindMoments(this, tree, left, right) ?? this.#arithmetic(tree, left, right)
  }

  #arithmetic(tree: Binary, one: Typed, other: Typed): Typed {
    const operator = tree.operator as '+' | '-' | '*' | '/' | '%'
    const [left, right] = [this.#asNumber(one, tree.left), this.#asNumber(other, tree.right)]
    const type = arithmeticType(operator, left.type, right.type)
    const wide = (value: Typed, side: Expression) => this.cast(value, type, side)
    if (type.kind === 'float64')
      return { kind: 'arithmetic', type, operator, left: wide(left, tree.left), right: wide(right, tree.right) }
    const widened = needsWidening(type, left, right) ? (isWritten(left) ? 'right' : 'left') : null
    return {
      kind: 'arithmetic',
      type,
      operator,
      left: widened === 'left' ? wide(left, tree.left) : left,
      right: widened === 'right' ? wide(right, tree.right) : right,
    }
  }

  #sign(operator: '-' | '+', tree: Expression): Typed {
    const operand = this.number(tree)
    if (operator === '+') return operand
    if (operand.kind === 'constant' && operand.value !== null) {
      const value = typeof operand.value === 'bigint' ? -operand.value : -Number(operand.value)
      return { ...operand, value }
    }
    const wide = this.#widened(operand, tree)
    return { kind: 'negate', type: wide.type, operand: wide }
  }

  #between(operand: Expression, low: Expression, high: Expression, negated: boolean): Typed {
    const [value, least, most] = this.unify([operand, low, high])
    const within: Typed = {
      kind: 'and',
      type: BOOL,
      left: { kind: 'compare', type: BOOL, operator: '>=', left: value, right: least },
      right: { kind: 'compare', type: BOOL, operator: '<=', left: value, right: most },
    }
    return negated ? { kind: 'not', type: BOOL, operand: within } : within
  }

  /** A number whose type holds it with the other sign, too: the least of a narrow type has no counterpart in it. */
  #widened(operand: Typed, tree: Expression): Typed {
    const { kind } = operand.type
    if (kind === 'uint64') return this.cast(operand, decimal(20, 0), tree)
    return ['int8', 'int16', 'int32'].includes(kind) ? this.cast(operand, INT, tree) : operand
  }

  #case(tree: Extract<Expression, { kind: 'case' }>): Typed {
    const whens = tree.branches.map((branch) => this.condition(branch.when))
    const nothing: Literal = { kind: 'literal', literal: 'null', text: 'null', at: tree.at, end: tree.end }
    const results = this.unify([...tree.branches.map((branch) => branch.result), tree.otherwise ?? nothing])
    const otherwise = results[results.length - 1]
    const branches = whens.map((when, i) => ({ when, result: results[i] }))
    return { kind: 'case', type: otherwise.type, branches, otherwise }
  }
}

/** Engines compute in the type of the operands: one of them must have that of the result, where both are narrower. */
function needsWidening(type: LogicalType, left: Typed, right: Typed): boolean {
  const enough = (value: Typed) => !isWritten(value) && value.type.kind === type.kind
  return !enough(left) && !enough(right) && !(isWritten(left) && isWritten(right))
}

/** Constants and parameters have whatever type their digits need. */
function isWritten(value: Typed): boolean {
  return value.kind === 'constant' || value.kind === 'parameter'
}

/** A text without a zone that is to become a moment with one is a moment of the pipeline's zone. */
function zoneless(operand: Typed): Typed {
  const timestamp = scalar('timestamp')
  const value = operand.kind === 'constant' ? parseValue(String(operand.value), timestamp) : undefined
  return value === undefined ? operand : { kind: 'constant', type: timestamp, value }
}

function literal(tree: Literal): Typed {
  switch (tree.literal) {
    case 'null':
      return UNTYPED_NULL
    case 'boolean':
      return { kind: 'constant', type: BOOL, value: tree.text === 'true' }
    case 'text':
      return { kind: 'constant', type: TEXT, value: tree.text }
    case 'number':
      return numberLiteral(tree.text)
  }
}

const UNTYPED_NULL: Typed = { kind: 'constant', type: TEXT, value: null }
function isUntypedNull(value: Typed): boolean {
  return value === UNTYPED_NULL
}

function takesAnyType(tree: Expression): boolean {
  return tree.kind === 'literal' && tree.literal === 'text'
}

/** A whole or decimal number as it is written, with its sign; null for all else. */
function numberText(tree: Expression): string | null {
  if (tree.kind === 'unary' && tree.operator === '-' && tree.operand.kind === 'literal') {
    const text = numberText(tree.operand)
    return text === null ? null : `-${text}`
  }
  return tree.kind === 'literal' && tree.literal === 'number' && !/[eE]/.test(tree.text) ? tree.text : null
}

function exactNumber(text: string, type: LogicalType): boolean {
  return familyOf(type) === 'number' && type.kind !== 'float64' && parseValue(text, type) !== undefined
}

function numberLiteral(text: string): Typed {
  if (/[eE]/.test(text)) return { kind: 'constant', type: scalar('float64'), value: Number(text) }
  const [whole, fraction = ''] = text.split('.')
  const digits = `${whole}${fraction}`.replace(/^0+(?=\d)/, '')
  const units = BigInt(digits === '' ? '0' : digits)
  if (fraction === '' && units < 2n ** 63n) return { kind: 'constant', type: scalar('int64'), value: units }
  return { kind: 'constant', type: decimal(Math.max(digits.length, fraction.length), fraction.length), value: units }
}
