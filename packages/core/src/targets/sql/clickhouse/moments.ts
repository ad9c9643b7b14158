import type { DateUnit, MOMENT_FUNCTIONS } from '../../../expressions/functions/moments.ts'
import { DATE_UNITS } from '../../../expressions/functions/moments.ts'
import type { ScalarName } from '../../../expressions/functions/names.ts'
import type { Digits } from '../calendar.ts'
import { ABSENT, IS_DATE, IS_MOMENT, parsedFormat } from '../calendar.ts'
import type { FormatCode } from '../constants.ts'
import { formatParts, formatPattern, textConstant } from '../constants.ts'
import type { Fragment } from '../fragment.ts'
import { atom, fill } from '../fragment.ts'
import { refuse } from '../refusals.ts'
import type { Call, Rule, Writer, Writing, Written } from '../rule.ts'
import { clockIn, momentIn, timeOf } from './casts.ts'

type MomentName = Extract<ScalarName, keyof typeof MOMENT_FUNCTIONS>

/** Functions of moments; ClickHouse holds days from 1900 to 2299. A timestamptz is shown in the pipeline's zone. */
export const MOMENT_RULES: Readonly<Record<MomentName, Rule<Call>>> = {
  date_trunc: truncated,
  year: part('toYear'),
  quarter: part('toQuarter'),
  month: part('toMonth'),
  week: part('toISOWeek'),
  day: part('toDayOfMonth'),
  hour: part('toHour'),
  minute: part('toMinute'),
  second,
  day_of_week: part('toDayOfWeek'),
  day_of_year: part('toDayOfYear'),
  add_years: added('addYears'),
  add_months: added('addMonths'),
  add_weeks: added('addWeeks'),
  add_days: added('addDays'),
  add_hours: addedClock('addHours'),
  add_minutes: addedClock('addMinutes'),
  add_seconds: addedClock('addSeconds'),
  days_between: (call, writing) =>
    fill("toInt64(dateDiff('day', $1, $2))", [dateOf(call, 0, writing), dateOf(call, 1, writing)]),
  months_between: (call, writing) => fill("toInt64(age('month', $1, $2))", ends(call, writing)),
  years_between: (call, writing) => fill("toInt64(age('year', $1, $2))", ends(call, writing)),
  seconds_between: (call, writing) => {
    const [from, to] = [0, 1].map((i) => micros(call, i, writing))
    return fill('($2 - $1) / 1e6', [from, to])
  },
  make_date: { emulated: `if(${IS_DATE}, ${held('makeDate32($1, $2, $3)')}, NULL)` },
  make_timestamp: { emulated: `if(${IS_MOMENT}, ${held('makeDateTime64($1, $2, $3, $4, $5, $6, 0, 6)')}, NULL)` },
  last_day: (call, writing) => fill('toDate32(toLastDayOfMonth($1))', [shown(call, 0, writing)]),
  date_of: (call, writing) => dateOf(call, 0, writing),
  time_of: (call, writing) => timeOf(shown(call, 0, writing)),
  to_epoch: (call, writing) => fill('$1 / 1e6', [micros(call, 0, writing)]),
  from_epoch: "fromUnixTimestamp64Micro(toInt64(round($1 * 1e6)), 'UTC')",
  at_zone: (call, writing) => clockIn(writing.expression(call.arguments[0]), writing.expression(call.arguments[1])),
  in_zone: (call, writing) => momentIn(writing.expression(call.arguments[0]), writing.expression(call.arguments[1])),
  format_date: (call, writing) => {
    const format = formatParts(textConstant(call.arguments[1]) ?? '').map((each) =>
      'code' in each ? FORMATS[each.code] : each.text.replaceAll('%', '%%'),
    )
    const moment = format.includes(FORMATS.S) ? clock(call, 0, writing) : shown(call, 0, writing)
    return fill('formatDateTime($1, $2)', [moment, writing.text(format.join(''))])
  },
  parse_date: {
    emulated: (call, writing) => parsed(call, writing, ['Y', 'm', 'd'], IS_DATE, 'makeDate32($1, $2, $3)'),
  },
  parse_timestamp: {
    emulated: (call, writing) =>
      parsed(call, writing, ['Y', 'm', 'd', 'H', 'M', 'S'], IS_MOMENT, 'makeDateTime64($1, $2, $3, $4, $5, $6, 0, 6)'),
  },
  current_date: (_, writing) => fill('toDate32(now64(6, $1))', [writing.text(writing.timezone)]),
  current_timestamp: "now64(6, 'UTC')",
}

const STARTS: Readonly<Record<DateUnit, string>> = {
  year: 'toStartOfYear',
  quarter: 'toStartOfQuarter',
  month: 'toStartOfMonth',
  week: 'toMonday',
  // Fractions before 1970 would go up.
  day: 'toStartOfDay(toStartOfSecond',
  hour: 'toStartOfHour(toStartOfSecond',
  minute: 'toStartOfMinute(toStartOfSecond',
  second: 'toStartOfSecond',
}

const FORMATS: Readonly<Record<FormatCode, string>> = {
  Y: '%Y',
  m: '%m',
  d: '%d',
  H: '%H',
  M: '%i',
  S: '%S',
  y: '%y',
  j: '%j',
}

/** An error for a year that ClickHouse does not hold, and would turn into 1970. */
function held(make: string): string {
  return `if(throwIf($1 NOT BETWEEN 1900 AND 2299, 'ClickHouse holds the years 1900 to 2299') = 0, ${make}, NULL)`
}

/** The moment with the pipeline's zone where it has one; a date as its midnight. */
function shown(call: Call, i: number, writing: Writing): Fragment {
  const argument = call.arguments[i]
  const written = writing.exactly(argument)
  if (argument.type.kind === 'date') return fill('toDateTime64($1, 6)', [written])
  return argument.type.kind === 'timestamptz'
    ? fill('toTimeZone($1, $2)', [written, writing.text(writing.timezone)])
    : written
}

/** What clocks show, by itself: moments of two zones are compared so. */
function ends(call: Call, writing: Writing): readonly Fragment[] {
  return [0, 1].map((i) => clock(call, i, writing))
}

function clock(call: Call, i: number, writing: Writing): Fragment {
  const argument = call.arguments[i]
  if (argument.type.kind !== 'timestamptz') return shown(call, i, writing)
  return clockIn(writing.exactly(argument), writing.text(writing.timezone))
}

function dateOf(call: Call, i: number, writing: Writing): Fragment {
  const argument = call.arguments[i]
  return argument.type.kind === 'date' ? writing.exactly(argument) : fill('toDate32($1)', [shown(call, i, writing)])
}

function part(name: string): Writer<Call> {
  return (call, writing) => fill(`toInt32(${name}($1))`, [shown(call, 0, writing)])
}

/** toSecond() passes over the seconds that clocks of a zone were ahead before it had full minutes. */
function second(call: Call, writing: Writing): Fragment {
  const moment = shown(call, 0, writing)
  const isZoned = call.arguments[0].type.kind === 'timestamptz' && writing.timezone !== 'UTC'
  return fill(isZoned ? 'toInt32(substring(toString($1), 18, 2))' : 'toInt32(toSecond($1))', [moment])
}

/** Microseconds from 1970; a moment without a zone counts as UTC whatever the server's zone is. */
function micros(call: Call, i: number, writing: Writing): Fragment {
  const argument = call.arguments[i]
  const written = writing.exactly(argument)
  if (argument.type.kind === 'timestamptz') return fill('toUnixTimestamp64Micro($1)', [written])
  return fill("toUnixTimestamp64Micro(toDateTime64(toString($1), 6, 'UTC'))", [written])
}

function truncated(call: Call, writing: Writing): Written {
  const unit = DATE_UNITS.find((each) => each === textConstant(call.arguments[0])) ?? 'day'
  const written = fill(`${STARTS[unit]}($1)${STARTS[unit].includes('(') ? ')' : ''}`, [shown(call, 1, writing)])
  if (call.type.kind === 'date') return fill('toDate32($1)', [written])
  if (call.type.kind !== 'timestamptz') return fill('toDateTime64($1, 6)', [written])
  const zone = writing.text(writing.timezone)
  // Parts of an hour leave the moment what it is; the beginning of a day may be one that clocks skip.
  return ['hour', 'minute', 'second'].includes(unit)
    ? fill("toTimeZone(toDateTime64($1, 6, $2), 'UTC')", [written, zone])
    : momentIn(fill('toDateTime64(toDate32($1), 6)', [written]), zone)
}

function added(name: string): Writer<Call> {
  return (call, writing) => {
    const [argument, count] = call.arguments
    const zone = writing.text(writing.timezone)
    const moment = writing.exactly(argument)
    const clock = argument.type.kind === 'timestamptz' ? clockIn(moment, zone) : moment
    const written = fill(addition(name, argument.type.kind !== 'date'), [clock, writing.expression(count)])
    return argument.type.kind === 'timestamptz' ? momentIn(written, zone) : written
  }
}

/** Months are added to whole seconds: a fraction before 1970 goes up, at midnight to the next day. */
function addition(name: string, hasFraction: boolean): string {
  if (!hasFraction || !['addYears', 'addMonths'].includes(name)) return `${name}($1, $2)`
  const fraction = 'positiveModulo(toUnixTimestamp64Micro($1), 1000000)'
  return `addMicroseconds(${name}(toStartOfSecond($1), $2), ${fraction})`
}

/** Hours and less pass the same on every clock: no zone is asked. */
function addedClock(name: string): Writer<Call> {
  return (call, writing) => {
    const argument = call.arguments[0]
    const written = writing.exactly(argument)
    const moment = argument.type.kind === 'date' ? fill('toDateTime64($1, 6)', [written]) : written
    return fill(`${name}($1, $2)`, [moment, writing.expression(call.arguments[1])])
  }
}

/** Reads digits at their places, where the text has the form and the calendar the day. */
function parsed(call: Call, writing: Writing, codes: readonly (keyof Digits)[], guard: string, make: string): Written {
  const format = parsedFormat(call.arguments[1])
  if (!format) return refuse('format-places')
  const text = writing.expression(call.arguments[0])
  const pieces = codes.map((code) => {
    const place = format.digits[code]
    if (!place) return atom(String(ABSENT[code]))
    return fill(`toInt32OrZero(substringUTF8($1, ${place.from}, ${place.count}))`, [text])
  })
  const form = fill('match($1, $2)', [text, writing.text(formatPattern(format.parts))])
  return fill(`if($1 AND $2, $3, NULL)`, [form, fill(`(${guard})`, pieces), fill(make, pieces)])
}
