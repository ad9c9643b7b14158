import { familyOf } from '../../../types/family.ts'
import type { LogicalType } from '../../../types/logical.ts'
import { IS_DATE } from '../calendar.ts'
import type { Cast } from '../dialect.ts'
import type { Fragment } from '../fragment.ts'
import { fill } from '../fragment.ts'
import { valuePattern } from '../patterns.ts'
import { limits } from '../postgresql/casts.ts'
import { refuse } from '../refusals.ts'
import type { Writing, Written } from '../rule.ts'
import { isText, mysqlType } from './types.ts'
import { clockIn, momentIn, offsetText } from './zones.ts'

/** A cast with the language's rules: MySQL clips what does not fit and reads the beginning of any text. */
export function mysqlCast(given: Fragment, cast: Cast, writing: Writing): Written {
  const { type: to, operand: source, lenient = false } = cast
  const from = source.type
  if (isText(to)) return toText(given, from, writing)
  if (from.kind === 'timestamptz' && to.kind !== from.kind) return plain(clockIn(given, writing.timezone), to)
  if (to.kind === 'timestamptz' && familyOf(from) === 'moment' && from.kind !== to.kind)
    return momentIn(plain(given, to), writing.timezone)
  if (isText(from)) return fromText(given, to, lenient, writing)
  if (to.kind === 'bool') return fill('$1 <> 0', [given])
  if (familyOf(from) === 'number' && familyOf(to) === 'number') return between(given, from, to, lenient)
  return familyOf(from) === familyOf(to) && from.kind === to.kind ? given : plain(given, to)
}

function plain(given: Fragment, to: LogicalType): Fragment {
  return fill(`CAST($1 AS ${mysqlType(to)})`, [given])
}

/** Something of the type that is an error when it is computed: MySQL has no function that raises one. */
function failing(given: Fragment, to: LogicalType): Fragment {
  return fill(`CAST(exp(1000 + length($1)) AS ${mysqlType(to)})`, [given])
}

function guarded(ok: Fragment, value: Fragment, given: Fragment, to: LogicalType, lenient: boolean): Fragment {
  return lenient
    ? fill('CASE WHEN $1 THEN $2 END', [ok, value])
    : fill('CASE WHEN $1 THEN $2 WHEN $3 IS NOT NULL THEN $4 END', [ok, value, given, failing(given, to)])
}

function between(given: Fragment, from: LogicalType, to: LogicalType, lenient: boolean): Fragment {
  if (to.kind === 'float64') return plain(given, to)
  const whole = from.kind === 'float64' && to.kind !== 'decimal' ? rounded(given) : given
  const exact = from.kind === 'float64' && to.kind === 'decimal' ? fill('CAST($1 AS CHAR)', [given]) : whole
  const value = plain(exact, to)
  if (widens(from, to)) return value
  const [least, most] = limits(to)
  return guarded(fill(`$1 BETWEEN ${least} AND ${most}`, [whole]), value, given, to, lenient)
}

function widens(from: LogicalType, to: LogicalType): boolean {
  const digits: Readonly<Record<string, number | undefined>> = { int8: 3, int16: 5, int32: 10, int64: 19 }
  const [a, b] = [from, to].map((type) =>
    type.kind === 'decimal' ? type.precision - type.scale : (digits[type.kind] ?? 100),
  )
  return from.kind !== 'float64' && (a < b || from.kind === to.kind)
}

/** A double to a whole one, halves away from zero: round() takes them to the even one. */
export function rounded(given: Fragment): Fragment {
  return fill('CASE WHEN abs($1 - truncate($1, 0)) >= 0.5 THEN truncate($1, 0) + sign($1) ELSE truncate($1, 0) END', [
    given,
  ])
}

function fromText(given: Fragment, to: LogicalType, lenient: boolean, writing: Writing): Written {
  const pattern = valuePattern(to)
  if (pattern === null) return to.kind === 'json' && !lenient ? given : refuse('no-cast')
  const text = fill('trim($1)', [given])
  // Groups do not matter here, and doubles are finite in MySQL.
  const form = to.kind === 'float64' ? '[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?' : pattern
  const matches = fill('$1 REGEXP $2', [text, writing.text(`^(${form})\\z`)])
  const read = readText(text, to)
  return guarded(matches, valid(text, read, to, given, lenient), given, to, lenient)
}

function readText(text: Fragment, to: LogicalType): Fragment {
  switch (to.kind) {
    case 'bool':
      return fill("lower($1) IN ('t', 'true')", [text])
    case 'uuid':
      return fill("unhex(replace($1, '-', ''))", [text])
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'uint64':
      return plain(fill("substring_index($1, '.', 1)", [text]), to)
    case 'timestamp':
      return plain(fill("replace($1, 'T', ' ')", [text]), to)
    case 'timestamptz':
      return zonedRead(text)
    default:
      return plain(text, to)
  }
}

/** The clock's showing less the offset behind it. */
function zonedRead(text: Fragment): Fragment {
  const offset = fill("replace(regexp_substr(substring($1, 11), '[+-][0-9:]+'), ':', '')", [text])
  const clock = fill("CAST(replace(regexp_substr($1, '^[0-9-]+[T ][0-9:.]+'), 'T', ' ') AS DATETIME(6))", [text])
  return fill(
    "$1 - INTERVAL (CASE WHEN coalesce($2, '') = '' THEN 0 ELSE (CASE WHEN left($2, 1) = '-' THEN -1 ELSE 1 END) * (CAST(substring($2, 2, 2) AS SIGNED) * 60 + CAST(concat('0', substring($2, 4, 2)) AS SIGNED)) END) MINUTE",
    [clock, offset],
  )
}

function valid(text: Fragment, value: Fragment, to: LogicalType, given: Fragment, lenient: boolean): Fragment {
  switch (to.kind) {
    case 'date':
    case 'timestamp':
    case 'timestamptz': {
      const pieces = [
        [1, 4],
        [6, 2],
        [9, 2],
      ].map(([from, count]) => fill(`CAST(substring($1, ${from}, ${count}) AS SIGNED)`, [text]))
      return guarded(fill(`(${IS_DATE})`, pieces), value, given, to, lenient)
    }
    case 'bool':
    case 'float64':
    case 'time':
    case 'uuid':
      return value
    default: {
      const [least, most] = limits(to)
      return guarded(
        fill(`CAST($1 AS DECIMAL(65, 20)) BETWEEN ${least} AND ${most}`, [text]),
        value,
        given,
        to,
        lenient,
      )
    }
  }
}

function toText(given: Fragment, from: LogicalType, writing: Writing): Fragment {
  switch (from.kind) {
    case 'string':
    case 'enum':
    case 'json':
    case 'list':
    case 'struct':
      return given
    case 'bool':
      return fill("CASE WHEN $1 THEN 'true' WHEN NOT $1 THEN 'false' END", [given])
    case 'float64':
      return floatText(given)
    case 'uuid':
      return fill(
        "lower(concat(left(hex($1), 8), '-', substring(hex($1), 9, 4), '-', substring(hex($1), 13, 4), '-', substring(hex($1), 17, 4), '-', substring(hex($1), 21, 12)))",
        [given],
      )
    case 'timestamptz':
      return fill('concat($1, $2)', [
        withoutZeros(plain(clockIn(given, writing.timezone), from)),
        offsetText(given, writing.timezone),
      ])
    case 'timestamp':
    case 'time':
      return withoutZeros(plain(given, from))
    case 'decimal':
      return fill('CAST($1 AS CHAR)', [plain(given, from)])
    default:
      return fill('CAST($1 AS CHAR)', [given])
  }
}

function withoutZeros(moment: Fragment): Fragment {
  return fill("trim(TRAILING '.' FROM trim(TRAILING '0' FROM CAST($1 AS CHAR)))", [moment])
}

/** PostgreSQL writes exponents from 1e15 on and below 1e-4, with a sign and two digits; MySQL where it is shorter. */
function floatText(given: Fragment): Fragment {
  const text = fill('CAST($1 AS CHAR)', [given])
  const sign = fill("CASE WHEN $1 < 0 THEN '-' ELSE '' END", [given])
  const digits = fill("replace($1, '-', '')", [text])
  const significant = fill("trim(TRAILING '0' FROM trim(LEADING '0' FROM replace($1, '.', '')))", [digits])
  const mantissa = fill(
    "concat(left($1, 1), CASE WHEN length($1) > 1 THEN concat('.', substring($1, 2)) ELSE '' END)",
    [significant],
  )
  const power = fill("CAST(substring_index($1, 'e', -1) AS SIGNED)", [text])
  const exponent = fill(
    "concat('e', CASE WHEN $1 < 0 THEN '-' ELSE '+' END, lpad(abs($1), greatest(2, length(abs($1))), '0'))",
    [power],
  )
  const large = fill("concat($1, $2, 'e+', length(substring_index($3, '.', 1)) - 1)", [sign, mantissa, digits])
  const small = fill(
    "concat($1, $2, 'e-', lpad(length(substring_index($3, '.', -1)) - length(trim(LEADING '0' FROM substring_index($3, '.', -1))) + 1, 2, '0'))",
    [sign, mantissa, digits],
  )
  return fill(
    "CASE WHEN $1 = 0 THEN '0' WHEN $2 LIKE '%e%' THEN CASE WHEN abs($1) >= 0.0001 AND abs($1) < 1e15 THEN CAST(CAST($1 AS DECIMAL(65, 20)) AS CHAR) ELSE concat(substring_index($2, 'e', 1), $3) END WHEN abs($1) >= 1e15 THEN $4 WHEN abs($1) < 0.0001 THEN $5 ELSE $2 END",
    [given, text, exponent, large, small],
  )
}
