import type { Node, TypeCast } from 'libpg-query'
import type { Expression } from '../../expressions/syntax.ts'
import type { ExpressionReader } from './expression.ts'
import { locationOf } from './parser.ts'
import { call, text } from './tree.ts'

/**
 * `x::type`, `cast(x as type)`, `interval '3' month`. Of `varchar(n)` PostgreSQL keeps the first n characters.
 * @throws PlatformError `pipeline.select-refused` where a length would change the value in another way
 */
export function readCast(reader: ExpressionReader, { arg, typeName }: TypeCast, node: Node): Expression {
  const name =
    (typeName?.names ?? []).flatMap((part) => ('String' in part ? [part.String.sval ?? ''] : [])).at(-1) ?? ''
  if ((typeName?.arrayBounds ?? []).length > 0) return reader.refuseConstruct(node, `${name}[]`)
  const sizes = (typeName?.typmods ?? []).flatMap((part) => ('A_Const' in part ? [part.A_Const.ival?.ival ?? 0] : []))
  const at = locationOf(node)
  const cast = (operand: Expression, type: string): Expression => ({ kind: 'cast', operand, type, at, end: at })
  const operand = reader.read(arg)
  if (name === 'interval' && sizes.length > 0) {
    const unit = INTERVAL_UNITS[sizes[0]]
    const count = operand.kind === 'literal' && /^-?\d+$/.test(operand.text.trim()) ? operand.text.trim() : undefined
    if (unit === undefined || count === undefined) return reader.refuseConstruct(node, 'INTERVAL … TO …')
    return cast(text(`${count} ${unit}`, operand.at), name)
  }
  if (name === 'numeric')
    return cast(operand, sizes.length === 0 ? 'decimal(38,10)' : `decimal(${sizes[0]},${sizes[1] ?? 0})`)
  if (name === 'varchar' && sizes.length > 0) {
    const length: Expression = { kind: 'literal', literal: 'number', text: String(sizes[0]), at, end: at }
    return call('left', [cast(operand, 'string'), length], at)
  }
  if (name === 'bpchar' && sizes.length > 0) return reader.refuseConstruct(node, `char(${sizes[0]})`)
  if (sizes.length > 0 && sizes[0] !== MICROSECONDS) return reader.refuseConstruct(node, `${name}(${sizes[0]})`)
  return cast(operand, TYPES[name] ?? name)
}

/** Moments have six digits behind the second, here and in PostgreSQL. */
const MICROSECONDS = 6

/** Fields of an interval as bits (PostgreSQL, src/include/utils/datetime.h: MONTH 1, YEAR 2, DAY 3, HOUR 10 …). */
const INTERVAL_UNITS: Readonly<Record<number, string | undefined>> = {
  [1 << 1]: 'month',
  [1 << 2]: 'year',
  [1 << 3]: 'day',
  [1 << 10]: 'hour',
  [1 << 11]: 'minute',
  [1 << 12]: 'second',
}

/** Types whose names differ from the platform's. */
const TYPES: Readonly<Record<string, string | undefined>> = {
  text: 'string',
  varchar: 'string',
  bpchar: 'string',
  char: 'string',
  name: 'string',
  int2: 'int16',
  int4: 'int32',
  int8: 'int64',
  float4: 'float64',
  float8: 'float64',
  jsonb: 'json',
  bytea: 'binary',
}
