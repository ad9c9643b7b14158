import type { Typed } from '../../expressions/typed.ts'
import type { Value } from '../../expressions/values.ts'
import type { Range } from '../../pipeline/plan/ranges.ts'
import { rangeOf } from '../../pipeline/plan/ranges.ts'
import type { LogicalType } from '../../types/logical.ts'
import { scalar } from '../../types/logical.ts'
import type { RefusedConstruct } from '../capability.ts'
import type { OperatorKind, SqlDialect } from './dialect.ts'
import type { Fragment } from './fragment.ts'
import { atom, castAs, fill } from './fragment.ts'
import { groupFragment, orderingOf } from './group.ts'
import type { Over, Rule, Writing } from './rule.ts'
import { applyRule, isRefusal } from './rule.ts'

const TEXT = scalar('string')
const NULL = atom('NULL')

/** Where an expression stands: what its columns are called there, and whose refusals these are. */
export interface Place {
  readonly step: string
  readonly timezone: string
  /** The SQL of a column of the input, by index. */
  readonly column: (index: number) => Fragment
  /** What is known of a column's numbers. */
  readonly range: (index: number) => Range | null
  /** OVER (…) for the functions of a window op. */
  readonly over?: Over
  /** Collects what the dialect cannot do. */
  readonly refused: RefusedConstruct[]
}

/** Writes typed expressions of one place in one dialect. What is refused is noted and written as NULL. */
export class ExpressionWriter implements Writing {
  readonly timezone: string
  readonly over: Over | null
  readonly #dialect: SqlDialect
  readonly #place: Place

  constructor(dialect: SqlDialect, place: Place) {
    this.#dialect = dialect
    this.#place = place
    this.timezone = place.timezone
    this.over = place.over ?? null
  }

  readonly expression = (typed: Typed): Fragment => {
    switch (typed.kind) {
      case 'constant':
      case 'parameter':
        return this.constant(typed.value, typed.type)
      case 'column':
        return this.#place.column(typed.index)
      case 'cast':
        return this.#written(this.#dialect.cast(this.expression(typed.operand), typed, this), 'cast', [])
      case 'call':
        return this.#ruled(this.#dialect.scalar[typed.name], typed, typed.name, typed.arguments)
      case 'aggregate':
        return this.#ruled(this.#dialect.aggregate[typed.name], typed, typed.name, typed.arguments)
      case 'windowed': {
        const rule = typed.name in this.#dialect.window ? this.#dialect.window : this.#dialect.aggregate
        // A name is in one of the two closed lists; TypeScript cannot follow `in` through the union.
        return this.#ruled((rule as Record<string, Rule<typeof typed>>)[typed.name], typed, typed.name, typed.arguments)
      }
      default:
        return this.#operator(typed)
    }
  }

  readonly exactly = (typed: Typed): Fragment => {
    const written = this.expression(typed)
    return this.isWeak(typed) ? this.#typed(written, typed.type) : written
  }

  readonly isWeak = (typed: Typed): boolean => isWeak(typed, this.#dialect)

  readonly range = (typed: Typed): Range | null => rangeOf(typed, this.#place.range)

  readonly text = (text: string): Fragment => this.constant(text, TEXT)

  readonly constant = (value: Value, type: LogicalType): Fragment =>
    value === null ? this.#nothing(type) : this.#dialect.literal(value, type)

  readonly convert = (operand: Fragment, from: LogicalType, to: LogicalType): Fragment => {
    const cast = { kind: 'cast', type: to, operand: { kind: 'column', type: from, index: -1, name: '' } } as const
    return this.#written(this.#dialect.cast(operand, cast, this), 'cast', [])
  }

  readonly group: Writing['group'] = (name, call, parts) => groupFragment(name, call, parts ?? {}, this, this.#dialect)

  readonly ordering: Writing['ordering'] = (call) => orderingOf(call, this, this.#dialect)

  #operator(typed: Extract<Typed, { kind: OperatorKind }>): Fragment {
    // The writer of a kind takes the nodes of that kind; the index loses the connection.
    const write = this.#dialect.operators[typed.kind] as (node: typeof typed, writing: Writing) => string
    return this.#written(write(typed, this), typed.kind, [])
  }

  #ruled<C>(rule: Rule<C>, construct: C, what: string, operands: readonly Typed[]): Fragment {
    return this.#written(applyRule(rule, construct, this), what, operands)
  }

  #written(written: ReturnType<typeof applyRule>, what: string, operands: readonly Typed[]): Fragment {
    if (typeof written === 'string') return fill(written, operands.map(this.expression))
    if (!isRefusal(written)) return written
    this.#place.refused.push({ step: this.#place.step, what, reason: written.refused })
    return NULL
  }

  /** A bare NULL would say no type, which operators and functions with several forms ask for. */
  #nothing(type: LogicalType): Fragment {
    return this.#dialect.absent?.(type) ?? this.#typed(NULL, type)
  }

  #typed(written: Fragment, type: LogicalType): Fragment {
    return castAs(written, this.#dialect.typeName(type))
  }
}

function isWeak(typed: Typed, dialect: SqlDialect): boolean {
  const weak = (each: Typed) => isWeak(each, dialect)
  const known =
    typed.kind === 'column' || typed.kind === 'constant' || typed.kind === 'parameter' || typed.kind === 'cast'
  if (dialect.weakTruth && typed.type.kind === 'bool' && !known) return true
  switch (typed.kind) {
    case 'constant':
    case 'parameter':
      return typed.value !== null && dialect.isWeak(typed.type)
    case 'negate':
      return weak(typed.operand)
    case 'case':
      return typed.branches.every((branch) => weak(branch.result)) && weak(typed.otherwise)
    case 'call':
      switch (typed.name) {
        case 'coalesce':
        case 'greatest':
        case 'least':
          return typed.arguments.every(weak)
        case 'if':
          return typed.arguments.slice(1).every(weak)
        case 'nullif':
        case 'abs':
        case 'round':
        case 'trunc':
        case 'ceil':
        case 'floor':
          return weak(typed.arguments[0])
        default:
          return false
      }
    default:
      return false
  }
}
