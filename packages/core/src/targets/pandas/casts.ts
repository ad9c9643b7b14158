import type { Typed } from '../../expressions/typed.ts'
import { familyOf } from '../../types/family.ts'
import { type LogicalType, sameType } from '../../types/logical.ts'
import { type Code, column, tight } from './code.ts'
import type { ExpressionWriter } from './expressions.ts'
import { pythonText } from './python.ts'
import { Refused } from './refused.ts'
import { pythonType } from './types.ts'

/** A cast, strict or lenient. @throws Refused where there is none */
export function castCode(typed: Extract<Typed, { kind: 'cast' }>, writer: ExpressionWriter): Code {
  const { operand, type, lenient = false } = typed
  const from = operand.type
  if (sameType(from, type)) return writer.write(operand)
  if (operand.kind === 'constant' && operand.value === null) return { text: 'None', single: true }
  if (familyOf(type) === 'text' && familyOf(from) !== 'text') return textCode(operand, type, writer)
  if (familyOf(from) === 'moment' && (familyOf(type) === 'moment' || type.kind === 'time'))
    return momentCode(operand, type, writer)
  if (widens(from, type))
    return column(`${tight(writer.column(operand))}.astype(${pythonText(DTYPES[type.kind] ?? '')})`)
  if (familyOf(from) === 'text' || castsPlainly(from, type)) {
    const options = lenient ? ', lenient=True' : ''
    return column(`cast(${writer.column(operand).text}, ${pythonType(type)}${options})`)
  }
  throw new Refused('cast', 'castUnknown')
}

const INTEGERS = ['int8', 'int16', 'int32', 'int64']
const DTYPES: Readonly<Record<string, string | undefined>> = {
  int16: 'Int16',
  int32: 'Int32',
  int64: 'Int64',
  float64: 'Float64',
}

/** From an integer to one that holds all its values, or to a float: what pandas does itself. */
function widens(from: LogicalType, to: LogicalType): boolean {
  const [source, target] = [INTEGERS.indexOf(from.kind), INTEGERS.indexOf(to.kind)]
  return source !== -1 && (to.kind === 'float64' || target > source)
}

function castsPlainly(from: LogicalType, to: LogicalType): boolean {
  const [source, target] = [familyOf(from), familyOf(to)]
  return (source === 'number' || source === 'bool') && (target === 'number' || target === 'bool')
}

/** How a value is written as text, by its type. */
function textCode(operand: Typed, type: LogicalType, writer: ExpressionWriter): Code {
  switch (operand.type.kind) {
    case 'bool':
      return column(
        `case(${writer.place.frame}, [(${writer.column(operand).text}, "true"), (~${tight(writer.column(operand))}, "false")], None, TEXT)`,
      )
    case 'decimal':
      return writer.each('plain_number', [operand], type)
    case 'float64':
      return writer.each('float_text', [operand], type)
    case 'date':
      return writer.each('date_text', [operand], type)
    case 'timestamp':
      return writer.each('timestamp_text', [operand], type)
    case 'timestamptz':
      return writer.each('moment_text(TIMEZONE)', [operand], type)
    case 'time':
      return writer.each('time_text', [operand], type)
    default:
      return column(`cast(${writer.column(operand).text}, ${pythonType(type)})`)
  }
}

/** Between moments with and without a zone, by the clocks of the pipeline's zone. */
function momentCode(operand: Typed, type: LogicalType, writer: ExpressionWriter): Code {
  const shown = clockCode(operand, writer)
  if (type.kind === 'timestamp') return shown
  const given = [{ code: shown, type: { kind: 'timestamp' } as LogicalType }]
  if (type.kind === 'date') return writer.eachOf('as_date', given, type)
  if (type.kind === 'time') return writer.eachOf('time_of_day', given, type)
  return writer.eachOf('moment_of_clock(TIMEZONE)', given, type)
}

/** What clocks of the pipeline's zone show at a moment; moments without a zone are that already. */
export function clockCode(operand: Typed, writer: ExpressionWriter): Code {
  const code = writer.write(operand)
  if (operand.type.kind !== 'timestamptz' || code.text === 'None') return code
  return { text: `local_time(${code.text}, TIMEZONE)`, single: code.single }
}
