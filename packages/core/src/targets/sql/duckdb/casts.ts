import { familyOf } from '../../../types/family.ts'
import type { LogicalType } from '../../../types/logical.ts'
import type { Cast } from '../dialect.ts'
import type { Fragment } from '../fragment.ts'
import { castAs, fill } from '../fragment.ts'
import { wholePattern } from '../patterns.ts'
import type { Writing } from '../rule.ts'
import { duckdbType } from './types.ts'

/** A cast with PostgreSQL's reading, through the texts and roundings that DuckDB has otherwise. */
export function duckdbCast(operand: Fragment, cast: Cast, writing: Writing): Fragment {
  const { type: to, operand: source, lenient } = cast
  const from = source.type
  const word = lenient ? 'TRY_CAST' : 'CAST'
  const plain = (given: Fragment) => castAs(given, duckdbType(to), word)
  if (to.kind === 'string' || to.kind === 'enum') return toText(operand, from, writing)
  if (isText(from)) return fromText(operand, to, word, writing)
  if (from.kind === 'float64' && to.kind === 'decimal') return plain(fill('CAST($1 AS VARCHAR)', [operand]))
  if (from.kind === 'float64' && to.kind !== 'float64') return plain(fill('round($1)', [operand]))
  // Beyond 15 digits the quotient of two doubles would not be the nearest one.
  if (from.kind === 'decimal' && to.kind === 'float64' && from.precision > 15)
    return plain(fill('CAST($1 AS VARCHAR)', [operand]))
  if (familyOf(from) === 'moment' && familyOf(to) === 'moment') return betweenMoments(operand, from, to, writing)
  if (from.kind === 'timestamptz' && to.kind === 'time') return plain(local(operand, from, writing))
  if (from.kind === 'date' && to.kind === 'time') return plain(fill('CAST($1 AS TIMESTAMP)', [operand]))
  return plain(operand)
}

function isText(type: LogicalType): boolean {
  return type.kind === 'string' || type.kind === 'enum'
}

/** The part of the text that is a value of the type; none gives an empty text, which no type but text takes. */
function fromText(operand: Fragment, to: LogicalType, word: string, writing: Writing): Fragment {
  const type = duckdbType(to)
  const pattern = wholePattern(to)
  if (pattern === null) return castAs(operand, type, word)
  const part = fill('regexp_extract($1, $2, 1)', [operand, writing.text(pattern)])
  if (to.kind !== 'timestamptz') return castAs(part, type, word)
  const group = (number: number) => fill(`regexp_extract($1, $2, ${number})`, [operand, writing.text(pattern)])
  return fill(
    `timezone('UTC', ${word}($1 AS TIMESTAMP) - to_minutes(coalesce(TRY_CAST($2 || $3 AS INTEGER), 0) * 60 + coalesce(TRY_CAST($2 || $4 AS INTEGER), 0)))`,
    [part, group(2), group(3), group(4)],
  )
}

/** Text as PostgreSQL writes it. */
function toText(operand: Fragment, from: LogicalType, writing: Writing): Fragment {
  switch (from.kind) {
    case 'string':
    case 'enum':
      return operand
    case 'decimal': {
      // Where all digits stand behind the point, DuckDB writes no zero before it.
      const { precision, scale } = from
      const wide = precision === scale ? fill(`CAST($1 AS DECIMAL(${precision + 1}, ${scale}))`, [operand]) : operand
      return fill('CAST($1 AS VARCHAR)', [wide])
    }
    case 'float64':
      return floatText(operand)
    case 'timestamptz':
      return zonedText(operand, writing)
    case 'list':
    case 'struct':
      return fill('CAST(to_json($1) AS VARCHAR)', [operand])
    case 'binary':
      return fill("'\\x' || lower(hex($1))", [operand])
    default:
      return fill('CAST($1 AS VARCHAR)', [operand])
  }
}

/** PostgreSQL writes whole doubles without a point, -0.0 is zero, and has exponents from 1e15 on, DuckDB from 1e16. */
function floatText(operand: Fragment): Fragment {
  return fill(
    "CASE WHEN isnan($1) THEN 'NaN' WHEN isinf($1) THEN CASE WHEN $1 > 0 THEN 'Infinity' ELSE '-Infinity' END WHEN abs($1) >= 1e15 AND abs($1) < 1e16 THEN regexp_replace(regexp_replace(replace(CAST($1 AS VARCHAR), '.', ''), '^(-?[0-9])([0-9]*?)0*$', '\\1.\\2e+15'), '[.]e', 'e') ELSE regexp_replace(CAST($1 AS VARCHAR), '^-(0)[.]0$|[.]0$', '\\1') END",
    [operand],
  )
}

/** The local time and the offset that holds then: `+03`, `+05:30`. */
function zonedText(operand: Fragment, writing: Writing): Fragment {
  const clock = fill('timezone($1, $2)', [writing.text(writing.timezone), operand])
  const offset = fill('(epoch_us($1) - epoch_us($2)) // 1000000', [clock, operand])
  const text = fill(
    "regexp_replace(strftime(TIMESTAMP '2000-01-01' + to_seconds(abs($1)), '%H:%M:%S'), '(:00){1,2}$', '')",
    [offset],
  )
  return fill("CAST($1 AS VARCHAR) || CASE WHEN $2 < 0 THEN '-' ELSE '+' END || $3", [clock, offset, text])
}

function betweenMoments(operand: Fragment, from: LogicalType, to: LogicalType, writing: Writing): Fragment {
  if (from.kind === to.kind) return operand
  if (to.kind === 'timestamptz') return zoned(fill('CAST($1 AS TIMESTAMP)', [operand]), writing)
  return fill(`CAST($1 AS ${duckdbType(to)})`, [local(operand, from, writing)])
}

/** What clocks of the pipeline's zone show; moments without a zone are that already. */
export function local(operand: Fragment, type: LogicalType, writing: Writing): Fragment {
  return type.kind === 'timestamptz' ? fill('timezone($1, $2)', [writing.text(writing.timezone), operand]) : operand
}

/** The moment at which clocks of the pipeline's zone show this. */
export function zoned(clock: Fragment, writing: Writing): Fragment {
  return fill('timezone($1, $2)', [writing.text(writing.timezone), clock])
}
