import { scaleOf } from '../../../expressions/values.ts'
import { familyOf } from '../../../types/family.ts'
import type { LogicalType } from '../../../types/logical.ts'
import { IS_DATE } from '../calendar.ts'
import type { Cast } from '../dialect.ts'
import type { Fragment } from '../fragment.ts'
import { fill } from '../fragment.ts'
import { wholePattern } from '../patterns.ts'
import { limits } from '../postgresql/casts.ts'
import { refuse } from '../refusals.ts'
import type { Writing, Written } from '../rule.ts'
import { clickhouseType, innerType } from './types.ts'

/** A cast with the language's rules: ClickHouse cuts decimals off, rounds to even and reads days that no calendar has. */
export function clickhouseCast(operand: Fragment, cast: Cast, writing: Writing): Written {
  const { type: to, operand: source, lenient = false } = cast
  const from = source.type
  if (to.kind === 'string' || to.kind === 'enum') return toText(operand, from, writing)
  if (from.kind === 'string' || from.kind === 'enum') return fromText(operand, to, lenient, writing)
  if (familyOf(from) === 'moment') return fromMoment(operand, from, to, writing)
  if (to.kind === 'bool') return plain(fill('$1 <> 0', [operand]), to)
  if (from.kind === 'bool') return plain(operand, to)
  if (familyOf(from) === 'number' && familyOf(to) === 'number') return between(operand, from, to, lenient)
  return plain(operand, to)
}

function plain(operand: Fragment, to: LogicalType): Fragment {
  return fill(`CAST($1 AS ${clickhouseType(to)})`, [operand])
}

function between(operand: Fragment, from: LogicalType, to: LogicalType, lenient: boolean): Fragment {
  if (to.kind === 'float64') {
    const wide = from.kind === 'decimal' && from.precision > 15
    return fill('toFloat64($1)', [wide ? fill('toString($1)', [operand]) : operand])
  }
  if (to.kind === 'decimal') return toDecimal(operand, from, to, lenient)
  const whole =
    from.kind === 'float64'
      ? halvesAway(operand)
      : from.kind === 'decimal'
        ? fill('toInt128(round($1))', [operand])
        : operand
  return lenient
    ? fill(`accurateCastOrNull($1, '${innerType(to)}')`, [whole])
    : fill(`accurateCast($1, '${clickhouseType(to)}')`, [whole])
}

/** A double to a whole one, halves away from zero: round() takes them to the even one. */
export function halvesAway(operand: Fragment): Fragment {
  return fill('if(abs($1 - trunc($1)) >= 0.5, trunc($1) + sign($1), trunc($1))', [operand])
}

function toDecimal(operand: Fragment, from: LogicalType, to: LogicalType, lenient: boolean): Fragment {
  const scale = scaleOf(to)
  // Digits beyond those of the type would be lost without a word.
  const within = lenient
    ? 'if(abs($1) < 1e38, $1, NULL)'
    : "if(throwIf(ifNull(NOT abs($1) < 1e38, 0), 'a number does not fit a decimal') = 0, $1, NULL)"
  const exact =
    from.kind === 'float64'
      ? fill('toDecimal256(toString($1), 30)', [fill(within, [operand])])
      : fill(`toDecimal256($1, ${scaleOf(from)})`, [operand])
  const loses = from.kind === 'float64' || scaleOf(from) > scale
  const rounded = loses ? fill(`round($1, ${scale})`, [exact]) : exact
  return fitted(rounded, to, lenient)
}

/** Digits beyond the precision are an error, or NULL: ClickHouse itself looks at the width of its storage only. */
function fitted(wide: Fragment, to: LogicalType, lenient: boolean): Fragment {
  const [, most] = limits(to)
  const value = plain(wide, to)
  const limit = `toDecimal256('${most}', ${scaleOf(to)})`
  if (lenient)
    return fill(`if(abs($1) <= ${limit}, $2, NULL)`, [
      wide,
      plain(fill(`if(abs($1) <= ${limit}, $1, NULL)`, [wide]), to),
    ])
  return fill(`if(throwIf(ifNull(abs($1) > ${limit}, 0), 'a number does not fit ${innerType(to)}') = 0, $2, NULL)`, [
    wide,
    value,
  ])
}

function fromText(operand: Fragment, to: LogicalType, lenient: boolean, writing: Writing): Written {
  const found = wholePattern(to)
  if (found === null) return to.kind === 'json' && !lenient ? operand : refuse('no-cast')
  const pattern = writing.text(found)
  const part = fill('regexpExtract($1, $2, 1)', [operand, pattern])
  const read = readPart(part, operand, pattern, to)
  // Every form below gives NULL for a part that is empty or no value.
  const strict = fill("if(throwIf(isNotNull($1) AND isNull($2), 'a text is no value of its type') = 0, $2, NULL)", [
    operand,
    read,
  ])
  return lenient ? read : strict
}

function readPart(part: Fragment, operand: Fragment, pattern: Fragment, to: LogicalType): Fragment {
  switch (to.kind) {
    case 'bool':
      return fill(
        "CAST(multiIf(lower($1) IN ('true', 't'), true, lower($1) IN ('false', 'f'), false, NULL) AS Nullable(Bool))",
        [part],
      )
    case 'decimal': {
      const digits = fill(`toDecimal256OrNull($1, ${to.scale})`, [part])
      return fitted(digits, to, true)
    }
    case 'float64':
      return fill(
        "multiIf(match($1, '(?i)^[+-]?inf'), if(startsWith($1, '-'), -inf, inf), lower($1) = 'nan', nan, toFloat64OrNull($1))",
        [part],
      )
    case 'date':
      return dated(part, fill('toDate32OrNull($1)', [part]))
    case 'timestamp':
      return dated(part, fill('toDateTime64OrNull($1, 6)', [completed(part)]))
    case 'timestamptz': {
      const group = (number: number) => fill(`regexpExtract($1, $2, ${number})`, [operand, pattern])
      const local = fill("toDateTime64OrNull($1, 6, 'UTC')", [completed(part)])
      const offset = fill('toInt32OrZero(concat($1, $2)) * 60 + toInt32OrZero(concat($1, $3))', [
        group(2),
        group(3),
        group(4),
      ])
      return dated(part, fill('addMinutes($1, -($2))', [local, offset]))
    }
    case 'uuid':
      return fill('toUUIDOrNull($1)', [part])
    case 'time':
      return fill("if($1 = '', NULL, CAST(nullIf($1, '') AS Nullable(Time64(6))))", [part])
    default:
      return fill(`accurateCastOrNull($1, '${innerType(to)}')`, [part])
  }
}

/** `2024-02-29T10:11` with a space and its seconds. */
function completed(part: Fragment): Fragment {
  return fill(
    "concat(replaceOne($1, 'T', ' '), multiIf(lengthUTF8($1) = 10, ' 00:00:00', lengthUTF8($1) = 16, ':00', ''))",
    [part],
  )
}

/** Only days that the calendar has: ClickHouse reads February 30th as one of March. */
function dated(part: Fragment, value: Fragment): Fragment {
  const pieces = [
    [1, 4],
    [6, 2],
    [9, 2],
  ].map(([from, count]) => fill(`toInt32OrZero(substring($1, ${from}, ${count}))`, [part]))
  return fill(`if(${IS_DATE}, $4, NULL)`, [...pieces, value])
}

function toText(operand: Fragment, from: LogicalType, writing: Writing): Fragment {
  switch (from.kind) {
    case 'string':
    case 'enum':
    case 'json':
      return operand
    case 'bool':
      return fill("multiIf($1, 'true', NOT $1, 'false', NULL)", [operand])
    case 'decimal':
      return fill(`toDecimalString($1, ${from.scale})`, [operand])
    case 'float64':
      return floatText(operand)
    case 'timestamp':
    case 'time':
      return withoutZeros(fill('toString($1)', [operand]))
    case 'timestamptz':
      return zonedText(operand, writing)
    case 'list':
      return fill('toJSONString($1)', [operand])
    default:
      return fill('toString($1)', [operand])
  }
}

function withoutZeros(text: Fragment): Fragment {
  return fill("replaceRegexpOne($1, '[.]?0*$', '')", [text])
}

/** PostgreSQL writes exponents from 1e15 on and below 1e-4, ClickHouse from 1e21 and below 1e-6. */
function floatText(operand: Fragment): Fragment {
  const digits = fill('toString($1)', [operand])
  return fill(
    "multiIf(isNaN($1), 'NaN', isInfinite($1), if($1 > 0, 'Infinity', '-Infinity'), $1 = 0, '0', abs($1) >= 0.0001 AND abs($1) < 1e15, $2, position($2, 'e') > 0, replaceRegexpOne(replaceRegexpOne($2, 'e([0-9])', 'e+\\\\1'), 'e(.)([0-9])$', 'e\\\\10\\\\2'), abs($1) < 0.0001, replaceRegexpOne(replaceRegexpOne($2, '0[.]0*([1-9])([0-9]*)$', concat('\\\\1.\\\\2e-0', if(abs($1) >= 0.00001, '5', '6'))), '[.]e', 'e'), replaceRegexpOne(replaceRegexpOne(replaceOne($2, '.', ''), '^(-?[0-9])([0-9]*?)0*$', concat('\\\\1.\\\\2e+', toString(lengthUTF8(replaceRegexpAll($2, '^-|[.].*', '')) - 1))), '[.]e', 'e'))",
    [operand, digits],
  )
}

/** The local time and the offset that holds then: `+03`, `+05:30`. */
function zonedText(operand: Fragment, writing: Writing): Fragment {
  const shown = fill('toTimeZone($1, $2)', [operand, writing.text(writing.timezone)])
  // timeZoneOffset() is a day off before the first change of a zone.
  const offset = fill(
    "intDiv(toUnixTimestamp64Micro(toDateTime64(toString($1), 6, 'UTC')) - toUnixTimestamp64Micro($2), 1000000)",
    [shown, operand],
  )
  const clock = fill(
    "replaceRegexpOne(concat(leftPad(toString(intDiv(abs($1), 3600)), 2, '0'), ':', leftPad(toString(intDiv(abs($1), 60) % 60), 2, '0'), ':', leftPad(toString(abs($1) % 60), 2, '0')), '(:00){1,2}$', '')",
    [offset],
  )
  return fill("concat($1, if($2 < 0, '-', '+'), $3)", [withoutZeros(fill('toString($1)', [shown])), offset, clock])
}

/** What clocks of a zone show, as a time without one. */
export function clockIn(moment: Fragment, zone: Fragment): Fragment {
  return fill('CAST(toString(toTimeZone($1, $2)) AS Nullable(DateTime64(6)))', [moment, zone])
}

/**
 * The moment at which clocks of a zone show this. What they show twice is the later one, what they skip is read by the
 * offset before, as PostgreSQL does; ClickHouse's own reading has both the other way.
 */
export function momentIn(clock: Fragment, zone: Fragment): Fragment {
  const shown = fill("toDateTime64(toString($1), 6, 'UTC')", [clock])
  if (/^'(?:UTC|Etc\/UTC)'$/.test(zone.text)) return shown
  // Lambdas over one element name what is said more than once: the clock, and the offset of a day later.
  const chosen = 'arrayMap(later -> addSeconds(clock, -if($1 = later, later, $2)), [$3])[1]'
  return fill(`arrayMap(clock -> ${chosen}, [$4])[1]`, [
    offsetAt('addSeconds(clock, -later)', zone),
    offsetAt('addDays(clock, -1)', zone),
    offsetAt('addDays(clock, 1)', zone),
    shown,
  ])
}

/** Seconds that clocks of a zone are ahead at a moment. */
function offsetAt(moment: string, zone: Fragment): Fragment {
  // timeZoneOffset() is a day off before the first change of a zone.
  return fill(`dateDiff('second', ${moment}, toDateTime64(toString(toTimeZone(${moment}, $1)), 6, 'UTC'))`, [zone])
}

function fromMoment(operand: Fragment, from: LogicalType, to: LogicalType, writing: Writing): Fragment {
  if (from.kind === to.kind) return operand
  const zone = writing.text(writing.timezone)
  if (to.kind === 'timestamptz') return momentIn(operand, zone)
  if (to.kind === 'timestamp') {
    return from.kind === 'date' ? fill('toDateTime64($1, 6)', [operand]) : clockIn(operand, zone)
  }
  const shown = from.kind === 'timestamptz' ? fill('toTimeZone($1, $2)', [operand, zone]) : operand
  if (to.kind === 'date') return fill('toDate32($1)', [shown])
  return timeOf(from.kind === 'date' ? fill('toDateTime64($1, 6)', [operand]) : shown)
}

/** The time of day, through its text: the conversion of its own knows the server's zone only. */
export function timeOf(shown: Fragment): Fragment {
  return fill('CAST(substring(toString($1), 12) AS Nullable(Time64(6)))', [shown])
}
