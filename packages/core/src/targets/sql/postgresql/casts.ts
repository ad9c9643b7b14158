import { familyOf } from '../../../types/family.ts'
import type { LogicalType } from '../../../types/logical.ts'
import { IS_DATE } from '../calendar.ts'
import type { Cast } from '../dialect.ts'
import type { Fragment } from '../fragment.ts'
import { fill } from '../fragment.ts'
import { wholePattern } from '../patterns.ts'
import { refuse } from '../refusals.ts'
import type { Writing, Written } from '../rule.ts'
import { isText, postgresqlType } from './types.ts'

/** A cast with the language's rules: texts by their patterns, halves away from zero, zones through the pipeline's. */
export function postgresqlCast(operand: Fragment, cast: Cast, writing: Writing): Written {
  const { type: to, operand: source, lenient = false } = cast
  const from = source.type
  if (isText(to)) return toText(operand, from, writing)
  if (isText(from)) return fromText(operand, to, lenient, writing)
  if (familyOf(from) === 'moment') return fromMoment(operand, from, to, writing)
  if (to.kind === 'bool' && from.kind !== 'bool') return fill('$1 <> 0', [operand])
  if (familyOf(from) === 'number' && familyOf(to) === 'number') return between(operand, from, to, lenient)
  return plain(operand, to)
}

function plain(operand: Fragment, to: LogicalType): Fragment {
  return fill(`CAST($1 AS ${postgresqlType(to)})`, [operand])
}

function between(operand: Fragment, from: LogicalType, to: LogicalType, lenient: boolean): Fragment {
  if (to.kind === 'float64') return plain(operand, to)
  const written =
    from.kind !== 'float64' ? operand : to.kind === 'decimal' ? fill('CAST($1 AS text)', [operand]) : rounded(operand)
  if (!lenient) return plain(written, to)
  const [least, most] = limits(to)
  return fill(`CASE WHEN $1 BETWEEN ${least} AND ${most} THEN $2 END`, [operand, plain(written, to)])
}

/** A double to a whole one, halves away from zero: round() takes them to the even one. */
export function rounded(operand: Fragment): Fragment {
  return fill('CASE WHEN abs($1 - trunc($1)) >= 0.5 THEN trunc($1) + sign($1) ELSE trunc($1) END', [operand])
}

const LIMITS: Readonly<Record<string, readonly [string, string] | undefined>> = {
  int8: ['-128', '127'],
  int16: ['-32768', '32767'],
  int32: ['-2147483648', '2147483647'],
  int64: ['-9223372036854775808', '9223372036854775807'],
  uint64: ['0', '18446744073709551615'],
}

/** Least and greatest value of an exact number's type. */
export function limits(type: LogicalType): readonly [string, string] {
  if (type.kind !== 'decimal') return LIMITS[type.kind] ?? LIMITS.int64 ?? ['0', '0']
  const digits = '9'.repeat(type.precision)
  const whole = digits.slice(type.scale) || '0'
  const most = type.scale === 0 ? whole : `${whole}.${'9'.repeat(type.scale)}`
  return [`-${most}`, most]
}

/** Texts that are no value of the type give NULL when lenient, else an error that shows them. */
function fromText(operand: Fragment, to: LogicalType, lenient: boolean, writing: Writing): Written {
  const found = wholePattern(to)
  if (found === null) {
    if (to.kind === 'json') {
      const read = fill('CAST($1 AS jsonb)', [operand])
      return lenient ? fill('CASE WHEN $1 IS JSON THEN $2 END', [operand, read]) : read
    }
    return lenient || to.kind === 'list' || to.kind === 'struct' ? refuse('no-cast') : plain(operand, to)
  }
  const pattern = writing.text(found)
  const part = fill('(regexp_match($1, $2))[1]', [operand, pattern])
  const read = to.kind === 'timestamptz' ? fill('btrim($1)', [operand]) : part
  if (!lenient) {
    const text = fill("CASE WHEN $1 ~ $2 THEN $3 ELSE '?' || $1 END", [operand, pattern, read])
    return plain(text, to)
  }
  return fill('CASE WHEN $1 ~ $2 THEN $3 END', [operand, pattern, valid(part, plain(read, to), to)])
}

/** The value where the type has it: the digits fit, the calendar has the day. */
function valid(part: Fragment, value: Fragment, to: LogicalType): Fragment {
  switch (to.kind) {
    case 'date':
    case 'timestamp':
    case 'timestamptz': {
      const pieces = [
        [1, 4],
        [6, 2],
        [9, 2],
      ].map(([from, count]) => fill(`CAST(substring($1, ${from}, ${count}) AS integer)`, [part]))
      return fill(`CASE WHEN ${IS_DATE} THEN $4 END`, [...pieces, value])
    }
    case 'bool':
    case 'float64':
    case 'time':
    case 'uuid':
      return value
    default: {
      const [least, most] = limits(to)
      return fill(`CASE WHEN CAST($1 AS numeric) BETWEEN ${least} AND ${most} THEN $2 END`, [part, value])
    }
  }
}

function toText(operand: Fragment, from: LogicalType, writing: Writing): Fragment {
  switch (from.kind) {
    case 'string':
    case 'enum':
      return operand
    case 'timestamptz':
      return zonedText(operand, writing)
    case 'list':
      return fill('CAST(to_jsonb($1) AS text)', [operand])
    case 'decimal':
      return fill('CAST($1 AS text)', [plain(operand, from)])
    case 'float64':
      // -0.0 is zero.
      return fill('CAST($1 + 0 AS text)', [operand])
    default:
      return fill('CAST($1 AS text)', [operand])
  }
}

/** The local time and the offset that holds then: `+03`, `+05:30`. */
function zonedText(operand: Fragment, writing: Writing): Fragment {
  const shown = clock(operand, writing)
  const offset = fill("extract(epoch FROM $1 - timezone('UTC', $2))", [shown, operand])
  return fill(
    "CAST($1 AS text) || CASE WHEN $2 < 0 THEN '-' ELSE '+' END || regexp_replace(to_char(abs($2) * interval '1 second', 'HH24:MI:SS'), '(:00){1,2}$', '')",
    [shown, offset],
  )
}

/** What clocks of the pipeline's zone show. */
export function clock(operand: Fragment, writing: Writing): Fragment {
  return fill('timezone($1, $2)', [writing.text(writing.timezone), operand])
}

function fromMoment(operand: Fragment, from: LogicalType, to: LogicalType, writing: Writing): Fragment {
  if (from.kind === to.kind) return operand
  if (to.kind === 'timestamptz') return clock(fill('CAST($1 AS timestamp)', [operand]), writing)
  const shown = from.kind === 'timestamptz' ? clock(operand, writing) : operand
  return plain(to.kind === 'time' && from.kind === 'date' ? fill('CAST($1 AS timestamp)', [shown]) : shown, to)
}
