import { columnsOfCondition, type RowCondition } from '@ai-etl/core/contracts/condition'
import { quoteLiteral } from '@ai-etl/core/dialects/quote'
import { familyOf } from '@ai-etl/core/types/family'
import type { NativeType } from '../catalog/native-type.ts'
import { quoteName } from '../names.ts'

interface Column {
  readonly name: string
  readonly native: NativeType
}

/**
 * A condition in PostgreSQL's words that drops no row which the platform would keep or reject; null where that is not
 * sure: types of which the two do not compare alike, and what only one of them can write.
 */
export function conditionSql(condition: RowCondition, columns: readonly Column[]): string | null {
  const written = write(condition, columns)
  if (written === null) return null
  // Values that no logical type holds are judged here, and rejected: they are not dropped unseen.
  const strange = columnsOfCondition(condition).flatMap((index) => strangeValues(columns[index]))
  return strange.length === 0 ? written : `(${[written, ...strange].join(' OR ')})`
}

function write(condition: RowCondition, columns: readonly Column[]): string | null {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const [left, right] = [write(condition.left, columns), write(condition.right, columns)]
      return left && right && `(${left} ${condition.kind.toUpperCase()} ${right})`
    }
    case 'not': {
      const operand = write(condition.operand, columns)
      return operand && `(NOT ${operand})`
    }
    case 'null':
      return `(${quoteName(columns[condition.column].name)} IS ${condition.negated ? 'NOT ' : ''}NULL)`
    case 'holds':
      return columns[condition.column].native.name === 'bool' ? quoteName(columns[condition.column].name) : null
    case 'compare':
      return compare(condition, columns[condition.column])
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function compare(condition: Extract<RowCondition, { kind: 'compare' }>, column: Column): string | null {
  const { operator, value, type } = condition
  const name = quoteName(column.name)
  const family = familyOf(type)
  switch (column.native.name) {
    case 'int2':
    case 'int4':
    case 'int8':
    case 'numeric':
      return family === 'number' && column.native.labels === undefined ? `(${name} ${operator} ${value})` : null
    case 'bool':
      return type.kind === 'bool' ? `(${name} ${operator} ${value})` : null
    case 'text':
    case 'varchar':
      if (family !== 'text' || value.includes('\0')) return null
      // By code point, whatever the column's collation; the plain comparison beside it can use an index.
      return operator === '='
        ? `(${name} = ${literal(value)} AND ${name} COLLATE "C" = ${literal(value)})`
        : `(${name} COLLATE "C" ${operator} ${literal(value)})`
    case 'uuid':
      return UUID.test(value) && (operator === '=' || operator === '<>')
        ? `(${name} ${operator} ${literal(value)})`
        : null
    case 'date':
    case 'timestamp':
    case 'timestamptz':
      return type.kind === column.native.name ? `(${name} ${operator} ${literal(value)}::${type.kind})` : null
    default:
      return null
  }
}

const literal = (value: string) => quoteLiteral('postgresql', value)

function strangeValues({ name, native }: Column): string[] {
  const column = quoteName(name)
  switch (native.name) {
    case 'numeric':
      return [`${column} = 'NaN'`]
    case 'date':
    case 'timestamp':
    case 'timestamptz':
      return [`${column} < '0001-01-02'`, `${column} > '9999-12-30'`]
    default:
      return []
  }
}
