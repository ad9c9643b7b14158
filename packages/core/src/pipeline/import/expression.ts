import type { A_Const, A_Expr, ColumnRef, Node, SortBy, SubLink, WindowDef } from 'libpg-query'
import type { Macros } from '../../expressions/macros.ts'
import type { BinaryOperator, Expression, OrderTerm } from '../../expressions/syntax.ts'
import { COMPARISONS } from '../../expressions/syntax.ts'
import type { Phrase } from '../../messages/phrase.ts'
import { phrase } from '../../messages/phrase.ts'
import { readCall } from './calls.ts'
import { readCast } from './casts.ts'
import { readPattern } from './like-patterns.ts'
import type { ParsedSelect } from './parser.ts'
import { locationOf } from './parser.ts'
import { call, text } from './tree.ts'

/**
 * Whose reading of SQL holds where PostgreSQL's and the documents' differ: NULLs under DESC stand first in PostgreSQL and
 * last in documents, `regexp_replace` means the first find or every one, `array_agg` keeps NULLs or leaves them out.
 */
export type SelectDialect = 'document' | 'postgresql'

/** What names and subqueries mean at the place of an expression. */
export interface Reading {
  readonly select: ParsedSelect
  readonly macros: Macros
  /** Windows that the SELECT names. */
  readonly windows: ReadonlyMap<string, WindowDef>
  readonly dialect: SelectDialect
  readonly column: (qualifier: string | null, name: string, node: Node) => Expression
  /** Undefined: it may not stand there. */
  readonly subquery: (link: SubLink) => Expression | undefined
}

/**
 * Turns a part of PostgreSQL's tree into an expression of the platform.
 * @throws PlatformError `pipeline.select-refused` with the place of what it has no counterpart for
 */
export class ExpressionReader {
  readonly reading: Reading

  constructor(reading: Reading) {
    this.reading = reading
  }

  refuse(node: Node, why: Phrase): never {
    throw this.reading.select.text.refusal(node, why)
  }

  /** Refuses a construct by the name that people know it by. */
  refuseConstruct(node: Node, what: string): never {
    this.refuse(node, phrase('select.construct', { what }))
  }

  read(node: Node | undefined): Expression {
    if (node === undefined) throw this.reading.select.text.refusal(0, phrase('select.statement'))
    const at = locationOf(node)
    const place = { at, end: at }
    if ('A_Const' in node) return constant(node.A_Const, at)
    if ('ColumnRef' in node) return this.#column(node.ColumnRef, node)
    if ('ParamRef' in node) {
      const name = this.reading.select.parameters[(node.ParamRef.number ?? 0) - 1]
      return name === undefined ? this.refuseConstruct(node, '$n') : { kind: 'parameter', name, ...place }
    }
    if ('A_Expr' in node) return this.#operation(node.A_Expr, node)
    if ('BoolExpr' in node) {
      const { boolop, args = [] } = node.BoolExpr
      const operands = args.map((each) => this.read(each))
      if (boolop === 'NOT_EXPR') return { kind: 'unary', operator: 'not', operand: operands[0], ...place }
      const operator = boolop === 'OR_EXPR' ? 'or' : 'and'
      return operands.reduce((left, right) => ({ kind: 'binary', operator, left, right, ...place }))
    }
    if ('NullTest' in node) {
      const negated = node.NullTest.nulltesttype === 'IS_NOT_NULL'
      return { kind: 'is', test: 'null', negated, operand: this.read(node.NullTest.arg), ...place }
    }
    if ('BooleanTest' in node) {
      const [, not, test] = /^IS_(NOT_)?(TRUE|FALSE|UNKNOWN)$/.exec(node.BooleanTest.booltesttype ?? '') ?? []
      const lower = test.toLowerCase() as 'true' | 'false' | 'unknown'
      const operand = this.read(node.BooleanTest.arg)
      return { kind: 'is', test: lower, negated: not !== undefined, operand, ...place }
    }
    if ('TypeCast' in node) {
      return readCast(this, node.TypeCast, node)
    }
    if ('CaseExpr' in node) return this.#case(node)
    if ('FuncCall' in node) return readCall(this, node.FuncCall, node)
    if ('CoalesceExpr' in node) return call('coalesce', this.#all(node.CoalesceExpr.args), at)
    if ('MinMaxExpr' in node)
      return call(node.MinMaxExpr.op === 'IS_LEAST' ? 'least' : 'greatest', this.#all(node.MinMaxExpr.args), at)
    if ('SQLValueFunction' in node) {
      const name = VALUE_FUNCTIONS[node.SQLValueFunction.op ?? '']
      return name === undefined ? this.refuseConstruct(node, 'SQL value function') : call(name, [], at)
    }
    if ('SubLink' in node)
      return this.reading.subquery(node.SubLink) ?? this.refuse(node, phrase('select.subquery-place'))
    return this.refuseConstruct(node, nameOfNode(node))
  }

  /** The terms of an ORDER BY whose expressions are of this place. */
  order(terms: readonly Node[] | undefined): readonly OrderTerm[] {
    return (terms ?? []).map((node) => {
      if (!('SortBy' in node)) return this.refuseConstruct(node, 'ORDER BY')
      return this.orderTerm(node.SortBy, this.read(node.SortBy.node), node)
    })
  }

  orderTerm(sort: SortBy, expression: Expression, node: Node): OrderTerm {
    const { sortby_dir, sortby_nulls } = sort
    if (sortby_dir === 'SORTBY_USING') return this.refuseConstruct(node, 'ORDER BY … USING')
    const direction = sortby_dir === 'SORTBY_DESC' ? 'desc' : 'asc'
    const standard = direction === 'desc' && this.reading.dialect === 'postgresql' ? 'first' : 'last'
    const nulls =
      sortby_nulls === 'SORTBY_NULLS_FIRST' ? 'first' : sortby_nulls === 'SORTBY_NULLS_LAST' ? 'last' : standard
    return { expression, direction, nulls }
  }

  #all(nodes: readonly Node[] | undefined): readonly Expression[] {
    return (nodes ?? []).map((each) => this.read(each))
  }

  #column({ fields = [] }: ColumnRef, node: Node): Expression {
    const names = fields.map((field) => ('String' in field ? (field.String.sval ?? '') : '*'))
    if (names.includes('*')) return this.refuseConstruct(node, '*')
    return this.reading.column(names.length > 1 ? names[names.length - 2] : null, names[names.length - 1], node)
  }

  #operation(expression: A_Expr, node: Node): Expression {
    const { kind, lexpr, rexpr } = expression
    const symbol = operatorOf(expression)
    const at = locationOf(node)
    const place = { at, end: at }
    const negated = symbol.startsWith('!') || symbol === '<>' || (kind ?? '').includes('NOT_')
    const list = () => (rexpr && 'List' in rexpr ? this.#all(rexpr.List.items) : [])
    const array = rexpr && 'A_ArrayExpr' in rexpr ? rexpr.A_ArrayExpr.elements : undefined
    switch (kind) {
      case 'AEXPR_OP':
        return this.#operator(symbol, lexpr, rexpr, node)
      case 'AEXPR_IN':
        return { kind: 'in', negated, operand: this.read(lexpr), items: list(), ...place }
      case 'AEXPR_LIKE':
      case 'AEXPR_ILIKE': {
        const [operand, pattern] = [this.read(lexpr), readPattern(this, rexpr)]
        return { kind: 'like', negated, ignoreCase: kind === 'AEXPR_ILIKE', operand, pattern, ...place }
      }
      case 'AEXPR_BETWEEN':
      case 'AEXPR_NOT_BETWEEN': {
        const [low, high] = list()
        return { kind: 'between', negated, operand: this.read(lexpr), low, high, ...place }
      }
      case 'AEXPR_DISTINCT':
      case 'AEXPR_NOT_DISTINCT': {
        const operator = kind === 'AEXPR_DISTINCT' ? 'is distinct from' : 'is not distinct from'
        return { kind: 'binary', operator, left: this.read(lexpr), right: this.read(rexpr), ...place }
      }
      case 'AEXPR_NULLIF':
        return call('nullif', [this.read(lexpr), this.read(rexpr)], at)
      case 'AEXPR_OP_ANY':
      case 'AEXPR_OP_ALL': {
        const isList = array !== undefined && symbol === (kind === 'AEXPR_OP_ANY' ? '=' : '<>')
        if (!isList) return this.refuseConstruct(node, CONSTRUCTS[kind] ?? symbol)
        return { kind: 'in', negated, operand: this.read(lexpr), items: this.#all(array), ...place }
      }
      default:
        return this.refuseConstruct(node, CONSTRUCTS[kind ?? ''] ?? symbol)
    }
  }

  #operator(symbol: string, left: Node | undefined, right: Node | undefined, node: Node): Expression {
    const at = locationOf(node)
    const place = { at, end: at }
    if (left === undefined) {
      if (symbol !== '-' && symbol !== '+') return this.refuseConstruct(node, symbol)
      return { kind: 'unary', operator: symbol, operand: this.read(right), ...place }
    }
    const operator = BINARY.find((each) => each === symbol)
    const [a, b] = [this.read(left), this.read(right)]
    if (operator) return { kind: 'binary', operator, left: a, right: b, ...place }
    if (symbol === '^') return call('power', [a, b], at)
    if (symbol === '->' || symbol === '->>') {
      if (b.kind !== 'literal') return this.refuseConstruct(node, symbol)
      const path = b.literal === 'number' ? `$[${b.text}]` : `$.${JSON.stringify(b.text)}`
      return call(symbol === '->' ? 'json_get' : 'json_text', [a, text(path, b.at)], at)
    }
    const [, not, star] = /^(!?)~(\*?)$/.exec(symbol) ?? []
    if (not === undefined) return this.refuseConstruct(node, symbol)
    if (star === '*' && b.kind !== 'literal') return this.refuseConstruct(node, symbol)
    const pattern = star === '*' && b.kind === 'literal' ? text(`(?i)${b.text}`, b.at) : b
    const found = call('regexp_like', [a, pattern], at)
    return not === '' ? found : { kind: 'unary', operator: 'not', operand: found, ...place }
  }

  #case(node: Extract<Node, { CaseExpr: unknown }>): Expression {
    const { arg, args = [], defresult } = node.CaseExpr
    const at = locationOf(node)
    const subject = arg ? this.read(arg) : null
    const branches = args.flatMap((branch) => {
      if (!('CaseWhen' in branch)) return []
      const condition = this.read(branch.CaseWhen.expr)
      const when: Expression = subject
        ? { kind: 'binary', operator: '=', left: subject, right: condition, at, end: at }
        : condition
      return [{ when, result: this.read(branch.CaseWhen.result) }]
    })
    return { kind: 'case', branches, otherwise: defresult ? this.read(defresult) : null, at, end: at }
  }
}

const BINARY: readonly BinaryOperator[] = [...COMPARISONS, '||', '+', '-', '*', '/', '%']

const VALUE_FUNCTIONS: Readonly<Record<string, string | undefined>> = {
  SVFOP_CURRENT_DATE: 'current_date',
  SVFOP_CURRENT_TIMESTAMP: 'current_timestamp',
}

const CONSTRUCTS: Readonly<Record<string, string | undefined>> = {
  AEXPR_OP_ANY: '= ANY (…)',
  AEXPR_OP_ALL: '= ALL (…)',
  AEXPR_SIMILAR: 'SIMILAR TO',
  AEXPR_BETWEEN_SYM: 'BETWEEN SYMMETRIC',
  AEXPR_NOT_BETWEEN_SYM: 'NOT BETWEEN SYMMETRIC',
}

const NODES: Readonly<Record<string, string | undefined>> = {
  A_ArrayExpr: 'ARRAY[…]',
  A_Indirection: 'x[…]',
  CollateClause: 'COLLATE',
  GroupingFunc: 'GROUPING()',
  RowExpr: 'ROW (…)',
}

/** What a node is called by people; its own name where it has no other. */
export function nameOfNode(node: Node): string {
  const [name] = Object.keys(node)
  return NODES[name] ?? name
}

function operatorOf({ name = [] }: A_Expr): string {
  const [symbol] = name.flatMap((part) => ('String' in part ? [part.String.sval ?? ''] : [])).slice(-1)
  return symbol ?? ''
}

function constant(value: A_Const, at: number): Expression {
  const place = { at, end: at }
  if (value.isnull) return { kind: 'literal', literal: 'null', text: 'null', ...place }
  if (value.boolval) {
    const truth = value.boolval.boolval === true
    return { kind: 'literal', literal: 'boolean', text: String(truth), ...place }
  }
  if (value.sval) return text(value.sval.sval ?? '', at)
  const number = value.fval ? (value.fval.fval ?? '0') : String(value.ival?.ival ?? 0)
  const literal = { kind: 'literal', literal: 'number', text: number.replace(/^-/, ''), ...place } as const
  return number.startsWith('-') ? { kind: 'unary', operator: '-', operand: literal, ...place } : literal
}
