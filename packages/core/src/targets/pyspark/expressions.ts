import type { Typed } from '../../expressions/typed.ts'
import { formatValue, scaleOf } from '../../expressions/values.ts'
import type { LogicalType } from '../../types/logical.ts'
import { pythonText } from '../pandas/python.ts'
import { castCode } from './casts.ts'
import { type Code, column, loose, type Surroundings, tight } from './code.ts'
import { literal, plainLiteral } from './literals.ts'
import { SCALARS } from './scalars.ts'
import { sparkType } from './types.ts'

type Of<K extends Typed['kind']> = Extract<Typed, { kind: K }>

/** Writes expressions as columns of Spark. @throws Refused where Spark would give something else */
export class ExpressionWriter {
  readonly around: Surroundings

  constructor(around: Surroundings) {
    this.around = around
  }

  write(typed: Typed): Code {
    switch (typed.kind) {
      case 'constant':
        return column(literal(typed.value, typed.type))
      case 'parameter': {
        const text = typed.value === null ? null : formatValue(typed.value, typed.type)
        return column(this.around.parameter(typed.name, text, typed.type))
      }
      case 'column':
        return this.around.column(typed.index)
      case 'not':
        return loose(`~${tight(this.write(typed.operand))}`)
      case 'and':
      case 'or': {
        const operand = (each: Typed) => (each.kind === typed.kind ? this.write(each).text : tight(this.write(each)))
        return loose(`${operand(typed.left)} ${typed.kind === 'and' ? '&' : '|'} ${operand(typed.right)}`)
      }
      case 'compare': {
        const sign = { '=': '==', '<>': '!=' }[typed.operator as string] ?? typed.operator
        return loose(`${tight(this.write(typed.left))} ${sign} ${this.beside(typed.right)}`)
      }
      case 'distinct': {
        const same = `${tight(this.write(typed.left))}.eqNullSafe(${this.beside(typed.right)})`
        return typed.negated ? column(same) : loose(`~${same}`)
      }
      case 'is':
        return this.#is(typed)
      case 'in': {
        const items = typed.items.map((item) => this.write(item).text)
        const within = `${tight(this.write(typed.operand))}.isin(${items.join(', ')})`
        return typed.negated ? loose(`~${within}`) : column(within)
      }
      case 'like':
        return this.#like(typed)
      case 'arithmetic':
        return this.#arithmetic(typed)
      case 'negate':
        return loose(`-${tight(this.write(typed.operand))}`)
      case 'concat':
        return column(`F.concat(${this.write(typed.left).text}, ${this.write(typed.right).text})`)
      case 'cast':
        return castCode(typed, this)
      case 'case': {
        const whens = typed.branches.map(
          ({ when, result }, i) => `${i === 0 ? 'F' : ''}.when(${this.write(when).text}, ${this.write(result).text})`,
        )
        return column(`${whens.join('')}.otherwise(${this.write(typed.otherwise).text})`)
      }
      case 'call':
        return SCALARS[typed.name].write(typed, this)
      case 'aggregate':
      case 'windowed':
        throw new Error(`${typed.kind} ${typed.name} outside of its op`)
    }
  }

  /** What stands to the right of an operator: a plain literal where Python's is enough. */
  beside(typed: Typed): string {
    const plain = typed.kind === 'constant' ? plainLiteral(typed.value, typed.type) : null
    return plain ?? tight(this.write(typed))
  }

  /** A function of Python, run for each row. */
  each(name: string, given: readonly string[], type: LogicalType): Code {
    return column(`each(${[name, ...given, `type=${pythonText(sparkType(type))}`].join(', ')})`)
  }

  #is({ test, negated, operand }: Of<'is'>): Code {
    const value = tight(this.write(operand))
    switch (test) {
      case 'null':
      case 'unknown':
        return column(`${value}.${negated ? 'isNotNull' : 'isNull'}()`)
      case 'true':
        return inverted(negated, `F.coalesce(${value}, F.lit(False))`)
      case 'false':
        return inverted(!negated, `F.coalesce(${value}, F.lit(True))`)
    }
  }

  #like({ negated, ignoreCase, operand, pattern }: Of<'like'>): Code {
    const given = [
      this.write(operand).text,
      pattern.kind === 'constant' && pattern.value !== null
        ? pythonText(String(pattern.value))
        : this.write(pattern).text,
    ]
    const code = this.each(ignoreCase ? 'like_any_case' : 'like', given, { kind: 'bool' })
    return inverted(negated, code.text)
  }

  #arithmetic(typed: Of<'arithmetic'>): Code {
    const { operator, left, right, type } = typed
    const [a, b] = [tight(this.write(left)), tight(this.write(right))]
    if (type.kind === 'decimal') return this.#decimals(typed, a, b)
    const divisor = operator === '/' || operator === '%' ? `F.nullif(${b}, F.lit(0))` : b
    if (operator === '/' && type.kind !== 'float64') return column(`F.call_function("div", ${a}, ${divisor})`)
    return loose(`${a} ${operator} ${divisor}`)
  }

  /** Spark gives up places of wide products and quotients: those are computed by Python, exactly. */
  #decimals({ operator, left, right, type }: Of<'arithmetic'>, a: string, b: string): Code {
    const cast = `.cast(${pythonText(sparkType(type))})`
    const places = type.kind === 'decimal' ? `${type.precision}, ${type.scale}` : '38, 0'
    if (operator === '/') return this.each(`decimal_quotient(${places})`, [a, b], type)
    if (operator === '*') {
      const digits = digitsOf(left.type) + digitsOf(right.type) + 1
      return digits <= 38 ? column(`(${a} * ${b})${cast}`) : this.each(`decimal_product(${places})`, [a, b], type)
    }
    const wide = [left, right].map((each, i) =>
      scaleOf(each.type) === scaleOf(type) ? [a, b][i] : `${[a, b][i]}.cast("decimal(38,${scaleOf(type)})")`,
    )
    return column(`(${wide[0]} ${operator} ${operator === '%' ? `F.nullif(${wide[1]}, F.lit(0))` : wide[1]})${cast}`)
  }
}

function digitsOf(type: LogicalType): number {
  return type.kind === 'decimal' ? type.precision : 20
}

function inverted(not: boolean, text: string): Code {
  return not ? loose(`~${text}`) : column(text)
}
