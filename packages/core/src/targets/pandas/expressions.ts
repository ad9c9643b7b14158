import type { Typed } from '../../expressions/typed.ts'
import { familyOf } from '../../types/family.ts'
import type { LogicalType } from '../../types/logical.ts'
import { castCode } from './casts.ts'
import { type Code, column, type Place, type Surroundings, tight } from './code.ts'
import { mayFail } from './failing.ts'
import { pythonText, pythonValue } from './python.ts'
import { SCALARS } from './scalars.ts'
import { pythonType } from './types.ts'

type Of<K extends Typed['kind']> = Extract<Typed, { kind: K }>

/** Writes expressions in one place of the module. @throws Refused where pandas would give something else */
export class ExpressionWriter {
  readonly place: Place
  readonly around: Surroundings

  constructor(place: Place, around: Surroundings) {
    this.place = place
    this.around = around
  }

  /** An expression as a column, or as one value where it is the same in all rows. */
  write(typed: Typed): Code {
    switch (typed.kind) {
      case 'constant':
        return constantCode(typed)
      case 'parameter':
        return {
          text: this.around.parameter(typed.name, pythonValue(typed.value, typed.type), typed.type),
          single: true,
        }
      case 'column':
        return this.place.column(typed.index)
      case 'not':
        return inverted(true, tight(this.column(typed.operand)))
      case 'and':
      case 'or':
        return this.#logical(typed)
      case 'compare':
        return this.#compare(typed)
      case 'distinct':
        return this.#distinct(typed)
      case 'is':
        return this.#is(typed)
      case 'in':
        return inverted(typed.negated, `is_in(${this.column(typed.operand).text}, [${this.#list(typed.items)}])`)
      case 'like':
        return this.#like(typed)
      case 'arithmetic':
        return this.#arithmetic(typed)
      case 'negate':
        return this.#negate(typed)
      case 'concat':
        return this.#concat(typed)
      case 'cast':
        return castCode(typed, this)
      case 'case':
        return this.#case(typed)
      case 'call':
        return SCALARS[typed.name].write(typed, this)
      case 'aggregate':
      case 'windowed':
        throw new Error(`${typed.kind} ${typed.name} outside of its op`)
    }
  }

  /** An expression as a column, whatever it is made of. */
  column(typed: Typed): Code {
    const code = this.write(typed)
    return code.single ? this.#spread(code, typed.type) : code
  }

  /** A call of a Python function for each row. */
  each(name: string, given: readonly Typed[], type: LogicalType, call = 'each'): Code {
    return this.eachOf(
      name,
      given.map((typed) => ({ code: this.write(typed), type: typed.type })),
      type,
      call,
    )
  }

  /** The same with arguments that are written already. */
  eachOf(
    name: string,
    given: readonly { readonly code: Code; readonly type: LogicalType }[],
    type: LogicalType,
    call = 'each',
  ): Code {
    const spread = given.every(({ code }) => code.single)
    const texts = given.map(({ code, type: own }, i) => (spread && i === 0 ? this.#spread(code, own).text : code.text))
    return column(`${call}(${[name, ...texts, `type=${pythonType(type)}`].join(', ')})`)
  }

  /** One computed only for the rows that need it where it may fail: as a function of those rows. */
  later(typed: Typed): string {
    if (this.place.several || !mayFail(typed)) return this.write(typed).text
    const rows: Place = { frame: 'rows', column: (index) => renamed(this.place.column(index), this.place.frame) }
    return `lambda rows: ${new ExpressionWriter(rows, this.around).write(typed).text}`
  }

  #spread(code: Code, type: LogicalType): Code {
    return column(`constant(${this.place.frame}, ${code.text}, ${pythonType(type)})`)
  }

  #list(items: readonly Typed[]): string {
    return items.map((item) => this.write(item).text).join(', ')
  }

  #logical({ kind, left, right }: Of<'and' | 'or'>): Code {
    const operand = (typed: Typed) => (typed.kind === kind ? this.write(typed).text : tight(this.column(typed)))
    return { text: `${operand(left)} ${kind === 'and' ? '&' : '|'} ${operand(right)}`, single: false, loose: true }
  }

  #compare({ operator, left, right }: Of<'compare'>): Code {
    const [a, b] = [this.write(left), this.write(right)]
    const direct = comparesDirectly(left.type) && comparesDirectly(right.type) && ready(a) && ready(b)
    if (!direct || (a.single && b.single)) {
      const first = a.single && b.single ? this.#spread(a, left.type) : a
      return column(`compare(${first.text}, ${pythonText(operator)}, ${b.text})`)
    }
    const sign = operator === '=' ? '==' : operator === '<>' ? '!=' : operator
    return { text: `${tight(a)} ${sign} ${tight(b)}`, single: false, loose: true }
  }

  #distinct({ negated, left, right }: Of<'distinct'>): Code {
    const [a, b] = [this.column(left), this.write(right)]
    return inverted(negated, `is_distinct(${a.text}, ${b.text})`)
  }

  #is({ test, negated, operand }: Of<'is'>): Code {
    const value = this.column(operand)
    switch (test) {
      case 'null':
      case 'unknown':
        return inverted(negated, `is_null(${value.text})`)
      case 'true':
        return inverted(negated, `${tight(value)}.fillna(False)`)
      case 'false':
        return inverted(!negated, `${tight(value)}.fillna(True)`)
    }
  }

  #like({ negated, ignoreCase, operand, pattern }: Of<'like'>): Code {
    const type: LogicalType = { kind: 'bool' }
    const code = this.each(ignoreCase ? 'like_any_case' : 'like', [operand, pattern], type)
    return inverted(negated, code.text)
  }

  #arithmetic(typed: Of<'arithmetic'>): Code {
    const { operator, left, right, type } = typed
    if (type.kind === 'decimal') {
      const [a, b] = [this.column(left), this.write(right)]
      return column(`decimal_arithmetic(${a.text}, ${pythonText(operator)}, ${b.text}, ${pythonType(type)})`)
    }
    if (type.kind === 'float64') {
      if (operator === '/') return this.each('divide_floats', [left, right], type)
      if (operator === '%') return this.each('float_remainder', [left, right], type)
      const [a, b] = [this.#beside(left), this.#beside(right)]
      const first = a.single && b.single ? this.column(left) : a
      return { text: `${tight(first)} ${operator} ${tight(b)}`, single: false, loose: true }
    }
    return this.each(INTEGER_FUNCTIONS[operator], [left, right], type)
  }

  #negate({ operand, type }: Of<'negate'>): Code {
    if (type.kind === 'float64') return { text: `-${tight(this.column(operand))}`, single: false, loose: true }
    return this.each(type.kind === 'decimal' ? 'EXACT.minus' : 'operator.neg', [operand], type)
  }

  #concat({ left, right }: Of<'concat'>): Code {
    const [a, b] = [this.#beside(left), this.#beside(right)]
    const first = a.single && b.single ? this.column(left) : a
    const second = right.kind === 'concat' ? tight(b) : b.text
    return { text: `${first.text} + ${second}`, single: false, loose: true }
  }

  /** What pandas' own operators take: a column, or a literal that is not NULL. */
  #beside(typed: Typed): Code {
    const code = this.write(typed)
    return ready(code) ? code : this.column(typed)
  }

  #case({ branches, otherwise, type }: Of<'case'>): Code {
    const pairs = branches.map(({ when, result }) => `(${this.column(when).text}, ${this.later(result)})`)
    return column(`case(${this.place.frame}, [${pairs.join(', ')}], ${this.later(otherwise)}, ${pythonType(type)})`)
  }
}

const INTEGER_FUNCTIONS = {
  '+': 'operator.add',
  '-': 'operator.sub',
  '*': 'operator.mul',
  '/': 'divide_integers',
  '%': 'remainder',
} as const

function constantCode({ value, type }: Of<'constant'>): Code {
  return { text: pythonValue(value, type), single: true, literal: value !== null }
}

/** A column, or a literal. */
function ready(code: Code): boolean {
  return !code.single || code.literal === true
}

/** Types whose columns pandas compares as SQL does; floats have NaN, others are Python's objects or know no NULL. */
function comparesDirectly(type: LogicalType): boolean {
  const kind = type.kind
  return kind === 'bool' || (familyOf(type) === 'number' && kind !== 'decimal' && kind !== 'float64') || isText(type)
}

function isText(type: LogicalType): boolean {
  return familyOf(type) === 'text' && type.kind !== 'list' && type.kind !== 'struct'
}

/** The same column of the rows that are left. */
function renamed(code: Code, frame: string): Code {
  return { ...code, text: code.text.startsWith(`${frame}[`) ? `rows${code.text.slice(frame.length)}` : code.text }
}

function inverted(not: boolean, text: string): Code {
  return not ? { text: `~${text}`, single: false, loose: true } : column(text)
}
