import type { DateUnit, MOMENT_FUNCTIONS } from '../../../expressions/functions/moments.ts'
import { DATE_UNITS } from '../../../expressions/functions/moments.ts'
import type { ScalarName } from '../../../expressions/functions/names.ts'
import { scalar } from '../../../types/logical.ts'
import { formatParts, formatPattern, textConstant } from '../constants.ts'
import type { Fragment } from '../fragment.ts'
import { fill } from '../fragment.ts'
import type { Call, Rule, Writer, Writing } from '../rule.ts'
import { local, zoned } from './casts.ts'

type MomentName = Extract<ScalarName, keyof typeof MOMENT_FUNCTIONS>

const TIMESTAMP = scalar('timestamp')
const CLOCK_UNITS: readonly DateUnit[] = ['hour', 'minute', 'second']

/** Functions of moments; those of a timestamptz go through the clocks of the pipeline's zone. */
export const MOMENT_RULES: Readonly<Record<MomentName, Rule<Call>>> = {
  date_trunc: (call, writing) => {
    const unit = DATE_UNITS.find((each) => each === textConstant(call.arguments[0])) ?? 'day'
    // An hour that clocks show twice stays the one that it is.
    if (call.type.kind === 'timestamptz' && CLOCK_UNITS.includes(unit))
      return fill(`$1 - ($2 - date_trunc('${unit}', $2))`, [
        writing.exactly(call.arguments[1]),
        clock(call, 1, writing),
      ])
    return ofType(call, fill(`date_trunc('${unit}', $1)`, [clock(call, 1, writing)]), writing)
  },
  year: part('year'),
  quarter: part('quarter'),
  month: part('month'),
  week: part('week'),
  day: part('day'),
  hour: part('hour'),
  minute: part('minute'),
  second: part('second'),
  day_of_week: part('isodow'),
  day_of_year: part('dayofyear'),
  add_years: addedMonths('to_years'),
  add_months: addedMonths('to_months'),
  add_weeks: added('to_weeks'),
  add_days: added('to_days'),
  add_hours: addedClock('to_hours'),
  add_minutes: addedClock('to_minutes'),
  add_seconds: addedClock('to_seconds'),
  days_between: (call, writing) =>
    fill("date_diff('day', $1, $2)", [dateOf(call, 0, writing), dateOf(call, 1, writing)]),
  months_between: { emulated: months },
  years_between: { emulated: (call, writing) => fill('$1 // 12', [months(call, writing)]) },
  seconds_between: 'CAST(epoch_us($2) - epoch_us($1) AS DOUBLE) / 1e6',
  make_date: { emulated: `CASE WHEN $1 BETWEEN 1 AND 9999 THEN TRY(make_date($1, $2, $3)) END` },
  make_timestamp: {
    emulated:
      'CASE WHEN $1 BETWEEN 1 AND 9999 AND $4 BETWEEN 0 AND 23 AND $5 BETWEEN 0 AND 59 AND $6 BETWEEN 0 AND 59 THEN TRY(make_timestamp($1, $2, $3, $4, $5, CAST($6 AS DOUBLE))) END',
  },
  last_day: (call, writing) => fill('last_day($1)', [clock(call, 0, writing)]),
  date_of: (call, writing) => dateOf(call, 0, writing),
  time_of: (call, writing) => fill('CAST(CAST($1 AS TIMESTAMP) AS TIME)', [clock(call, 0, writing)]),
  to_epoch: 'CAST(epoch_us($1) AS DOUBLE) / 1e6',
  from_epoch: 'make_timestamptz(CAST(round($1 * 1e6) AS BIGINT))',
  at_zone: 'timezone($2, $1)',
  in_zone: 'timezone($2, $1)',
  format_date: (call, writing) => {
    const format = formatParts(textConstant(call.arguments[1]) ?? '')
      .map((part) => ('code' in part ? `%${part.code}` : part.text.replaceAll('%', '%%')))
      .join('')
    return fill('strftime($1, $2)', [clock(call, 0, writing), writing.text(format)])
  },
  parse_date: parsed('CAST($1 AS DATE)'),
  parse_timestamp: parsed('$1'),
  current_date: (_, writing) => fill('CAST(timezone($1, now()) AS DATE)', [writing.text(writing.timezone)]),
  current_timestamp: 'now()',
}

/** The moment as clocks of the pipeline's zone show it. */
function clock(call: Call, i: number, writing: Writing): Fragment {
  const argument = call.arguments[i]
  return local(writing.exactly(argument), argument.type, writing)
}

function dateOf(call: Call, i: number, writing: Writing): Fragment {
  const argument = call.arguments[i]
  const shown = clock(call, i, writing)
  return argument.type.kind === 'date' ? shown : fill('CAST($1 AS DATE)', [shown])
}

function part(name: string): Writer<Call> {
  return (call, writing) => fill(`CAST(${name}($1) AS INTEGER)`, [clock(call, 0, writing)])
}

/** DuckDB gives timestamps for dates; a clock of the zone goes back to its moment. */
function ofType(call: Call, written: Fragment, writing: Writing): Fragment {
  if (call.type.kind === 'date') return fill('CAST($1 AS DATE)', [written])
  return call.type.kind === 'timestamptz' ? zoned(written, writing) : written
}

function added(interval: string): Writer<Call> {
  return addedAs(`$1 + ${interval}(CAST($2 AS INTEGER))`)
}

/**
 * The interval stands first: to DuckDB 1.5.6 30 days equal a month, and of two expressions of one statement that differ in
 * nothing else it computes one. Days stand behind, so that the two differ.
 */
function addedMonths(interval: string): Writer<Call> {
  return addedAs(`${interval}(CAST($2 AS INTEGER)) + $1`)
}

function addedAs(template: string): Writer<Call> {
  return (call, writing) =>
    ofType(call, fill(template, [clock(call, 0, writing), writing.exactly(call.arguments[1])]), writing)
}

/** Hours and less pass the same on every clock: no zone is asked. */
function addedClock(interval: string): Writer<Call> {
  return (call, writing) => {
    const moment = writing.exactly(call.arguments[0])
    const given = call.arguments[0].type.kind === 'date' ? fill('CAST($1 AS TIMESTAMP)', [moment]) : moment
    return fill(`$1 + ${interval}($2)`, [given, writing.exactly(call.arguments[1])])
  }
}

/** Months by the calendar, less one where the rest of the month has not passed. */
function months(call: Call, writing: Writing): Fragment {
  const ends = [0, 1].map((i) => writing.convert(clock(call, i, writing), localType(call, i), TIMESTAMP))
  return fill(
    "date_diff('month', $1, $2) - CASE WHEN $2 >= $1 AND $2 - date_trunc('month', $2) < $1 - date_trunc('month', $1) THEN 1 WHEN $2 < $1 AND $2 - date_trunc('month', $2) > $1 - date_trunc('month', $1) THEN -1 ELSE 0 END",
    ends,
  )
}

function localType(call: Call, i: number) {
  const { type } = call.arguments[i]
  return type.kind === 'timestamptz' ? TIMESTAMP : type
}

/** Digits stand in exactly their places; then it is read, and NULL where no calendar has it. */
function parsed(as: string): Rule<Call> {
  return {
    emulated: (call, writing) => {
      const parts = formatParts(textConstant(call.arguments[1]) ?? '')
      const format = parts.map((each) => ('code' in each ? `%${each.code}` : each.text.replaceAll('%', '%%'))).join('')
      const text = writing.expression(call.arguments[0])
      const read = fill('try_strptime($1, $2)', [text, writing.text(format)])
      return fill('CASE WHEN regexp_matches($1, $2) THEN $3 END', [
        text,
        writing.text(formatPattern(parts)),
        fill(as, [read]),
      ])
    },
  }
}
