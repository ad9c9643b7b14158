import type { RowCondition } from '@ai-etl/core/contracts/condition'
import { familyOf } from '@ai-etl/core/types/family'
import type { NativeColumn } from '../catalog/columns.ts'
import { bare, type NativeType, zoneOf } from '../catalog/native-type.ts'
import { quoteName, quoteText } from '../names.ts'

/**
 * A condition in ClickHouse's words that drops no row which the platform would keep or reject; null where that is not
 * sure: types of which the two do not compare alike, and constants that the column's type does not hold.
 */
export function conditionSql(condition: RowCondition, columns: readonly NativeColumn[]): string | null {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const [left, right] = [conditionSql(condition.left, columns), conditionSql(condition.right, columns)]
      return left && right && `(${left} ${condition.kind.toUpperCase()} ${right})`
    }
    case 'not': {
      const operand = conditionSql(condition.operand, columns)
      return operand && `(NOT ${operand})`
    }
    case 'null':
      return `${condition.negated ? 'isNotNull' : 'isNull'}(${quoteName(columns[condition.column].name)})`
    case 'holds':
      return bare(columns[condition.column].type).name === 'Bool' ? quoteName(columns[condition.column].name) : null
    case 'compare': {
      const { name, type } = columns[condition.column]
      const compared = compare(condition, quoteName(name), bare(type))
      return compared && `(${compared[0]} ${condition.operator} ${compared[1]})`
    }
  }
}

type Comparison = Extract<RowCondition, { kind: 'compare' }>

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** What Date32 and DateTime64 hold: a constant beyond it would be clamped. */
const [FIRST_DAY, LAST_DAY] = ['1900-01-02', '2299-12-30']

/** The two sides of the comparison. */
function compare({ value, type, operator }: Comparison, column: string, native: NativeType): [string, string] | null {
  const family = familyOf(type)
  if (/^U?Int(8|16|32|64)$/.test(native.name)) return family === 'number' && isInt64(value) ? [column, value] : null
  if (native.name.startsWith('Decimal')) {
    const [, precision, scale] = /\((\d+),\s*(\d+)\)/.exec(native.text) ?? []
    if (family !== 'number' || precision === undefined || !fits(value, Number(precision), Number(scale))) return null
    return [column, `CAST(${quoteText(value)}, ${quoteText(native.text)})`]
  }
  switch (native.name) {
    case 'Bool':
      return type.kind === 'bool' ? [column, value] : null
    case 'String':
      return family === 'text' ? [column, quoteText(value)] : null
    case 'UUID':
      return UUID.test(value) && (operator === '=' || operator === '<>')
        ? [column, `toUUID(${quoteText(value)})`]
        : null
    case 'Date':
    case 'Date32':
      return type.kind === 'date' && isWithin(value) ? [column, `toDate32(${quoteText(value)})`] : null
    case 'DateTime':
      // Of a clock without a zone the text is what is compared: an hour that comes twice a year is one text.
      if (zoneOf(native) === null)
        return type.kind === 'timestamp' && /^.{19}$/.test(value)
          ? [`toString(${column})`, quoteText(value.replace('T', ' '))]
          : null
      return instant(column, value, type.kind)
    case 'DateTime64':
      return zoneOf(native) === null ? null : instant(column, value, type.kind)
    default:
      return null
  }
}

function instant(column: string, value: string, kind: string): [string, string] | null {
  if (kind !== 'timestamptz' || !isWithin(value)) return null
  return [column, `parseDateTime64BestEffort(${quoteText(value)}, 6, 'UTC')`]
}

const isWithin = (value: string) => value.slice(0, 10) >= FIRST_DAY && value.slice(0, 10) <= LAST_DAY

/** Larger ones are read as floating point numbers. */
const isInt64 = (value: string) => /^-?\d{1,18}$/.test(value)

function fits(value: string, precision: number, scale: number): boolean {
  const found = /^-?0*(\d*)(?:\.(\d*?)0*)?$/.exec(value)
  return found !== null && found[1].length <= precision - scale && (found[2] ?? '').length <= scale
}
