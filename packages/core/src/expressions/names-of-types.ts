import type { LogicalType } from '../types/logical.ts'
import { parseType } from '../types/parse.ts'

/** SQL's own names of types, beside the logical ones. */
const SQL_NAMES: Readonly<Record<string, string | undefined>> = {
  text: 'string',
  varchar: 'string',
  char: 'string',
  boolean: 'bool',
  smallint: 'int16',
  integer: 'int32',
  int: 'int32',
  bigint: 'int64',
  double: 'float64',
  float: 'float64',
  real: 'float64',
  numeric: 'decimal',
}

/**
 * The type that an expression names: a logical one, or one of SQL's names for it.
 * @throws PlatformError `type.unknown`
 */
export function typeNamed(written: string): LogicalType {
  const [, name, rest] = /^(\w+)(.*)$/s.exec(written) ?? ['', written, '']
  const logical = SQL_NAMES[name]
  if (logical === 'string') return parseType(logical)
  return parseType(`${logical ?? name}${rest}`)
}
