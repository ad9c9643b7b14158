import type { Typed } from '../../expressions/typed.ts'
import { familyOf } from '../../types/family.ts'
import { type LogicalType, sameType } from '../../types/logical.ts'
import { pythonText } from '../pandas/python.ts'
import { wholePattern } from '../sql/patterns.ts'
import { type Code, column, tight } from './code.ts'
import type { ExpressionWriter } from './expressions.ts'
import { literal } from './literals.ts'
import { Refused } from './refused.ts'
import { sparkType } from './types.ts'

/** A cast, strict (Spark's ANSI mode raises the error) or lenient. @throws Refused where there is none */
export function castCode(typed: Extract<Typed, { kind: 'cast' }>, writer: ExpressionWriter): Code {
  const { operand, type, lenient = false } = typed
  const from = operand.type
  if (operand.kind === 'constant' && operand.value === null) return column(literal(null, type))
  const value = tight(writer.write(operand))
  if (sameType(from, type)) return column(value)
  const cast = (text: string) => column(`${text}.${lenient ? 'try_cast' : 'cast'}(${pythonText(sparkType(type))})`)
  const [source, target] = [familyOf(from), familyOf(to(type))]
  if (isNested(from)) return type.kind === 'string' || type.kind === 'json' ? column(`F.to_json(${value})`) : refuse()
  if (source === 'text') return isNested(type) ? refuse() : fromText(value, type, lenient)
  if (target === 'text') return toText(value, from, writer)
  if (type.kind === 'time') return clockText(value, from)
  if (source === 'time' || from.kind === 'time') return refuse()
  if (type.kind === 'timestamptz' && source === 'moment')
    return column(`moment_at(${from.kind === 'timestamp' ? value : `${value}.cast("timestamp_ntz")`})`)
  const exact = type.kind !== 'decimal' && type.kind !== 'float64' && target === 'number'
  // Spark cuts fractions off where SQL rounds them.
  if (exact && (from.kind === 'float64' || from.kind === 'decimal')) return cast(`F.round(${value}, 0)`)
  if (from.kind === 'decimal' && type.kind === 'float64') return cast(`${value}.cast("string")`)
  return cast(value)
}

const to = (type: LogicalType) => type

function refuse(): never {
  throw new Refused('cast', 'castUnknown')
}

function isNested(type: LogicalType): boolean {
  return type.kind === 'list' || type.kind === 'struct'
}

function fromText(value: string, type: LogicalType, lenient: boolean): Code {
  const pattern = wholePattern(type)
  if (pattern === null) return column(value)
  const options = lenient ? ', lenient=True' : ''
  if (type.kind === 'timestamptz') return column(`read_moment(${value}, ${pythonText(pattern)}${options})`)
  if (type.kind === 'time') {
    const part = `F.regexp_extract(${value}, ${pythonText(pattern)}, 1)`
    return column(
      lenient
        ? `F.when(${part} != "", ${part})`
        : `F.when(${part} != "", ${part}).otherwise(F.raise_error(F.lit("not a time of day")))`,
    )
  }
  if (type.kind === 'uuid')
    return column(
      `F.lower(${column(`F.when(F.regexp_extract(${value}, ${pythonText(pattern)}, 1) != "", F.trim(${value}))`).text})`,
    )
  return column(`read_text(${value}, ${pythonText(pattern)}, ${pythonText(sparkType(type))}${options})`)
}

function toText(value: string, from: LogicalType, writer: ExpressionWriter): Code {
  if (from.kind === 'float64') return writer.each('float_text', [value], { kind: 'string' })
  if (from.kind === 'timestamptz') return column(`moment_with_offset(${value})`)
  if (from.kind === 'time') return column(value)
  return column(`${value}.cast("string")`)
}

/** The time of day as text. */
function clockText(value: string, from: LogicalType): Code {
  const shown = from.kind === 'date' ? `${value}.cast("timestamp_ntz")` : value
  return column(`F.split_part(${shown}.cast("string"), F.lit(" "), F.lit(2))`)
}
