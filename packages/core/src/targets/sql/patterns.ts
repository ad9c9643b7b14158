import type { LogicalType } from '../../types/logical.ts'

/** Years of the calendar: 0001 to 9999. */
const YEAR = '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])'
const DAY = `${YEAR}-[0-9]{2}-[0-9]{2}`
const CLOCK = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:[.][0-9]{1,6})?'
/** Seconds may be left out. */
const TIME_OF_DAY = '(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.][0-9]{1,6})?)?'

/**
 * What texts are values of a type: a regular expression (RE2) whose first group is the part that a database is given to
 * read. Mirrors `parseValue`; null for types that any text is of.
 */
export function valuePattern(type: LogicalType): string | null {
  switch (type.kind) {
    case 'bool':
      return '([tT][rR][uU][eE]|[tT]|[fF][aA][lL][sS][eE]|[fF])'
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'uint64':
      return '([+-]?[0-9]+)(?:[.]0*)?'
    case 'decimal':
      return type.scale === 0 ? '([+-]?[0-9]+)(?:[.]0*)?' : `([+-]?[0-9]+(?:[.][0-9]{1,${type.scale}})?)(?:[.]|0*)`
    case 'float64':
      return '([+-]?(?:(?:[0-9]+[.]?[0-9]*|[.][0-9]+)(?:[eE][+-]?[0-9]+)?|[iI][nN][fF](?:[iI][nN][iI][tT][yY])?)|[nN][aA][nN])'
    case 'date':
      return `(${DAY})`
    case 'timestamp':
      return `(${DAY}(?:[T ]${TIME_OF_DAY})?)`
    case 'timestamptz':
      // Further groups: sign, hours and minutes of the offset.
      return `(${DAY}[T ]${TIME_OF_DAY}) *(?:[Zz]|([+-])([0-9]{2})(?::?([0-9]{2}))?)`
    case 'time':
      return `(${CLOCK})`
    case 'uuid':
      return '([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})'
    default:
      return null
  }
}

/** The same for the whole text, spaces around allowed. */
export function wholePattern(type: LogicalType): string | null {
  const pattern = valuePattern(type)
  return pattern === null ? null : `^[ \\t\\r\\n\\f]*${pattern}[ \\t\\r\\n\\f]*$`
}
