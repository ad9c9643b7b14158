import type { MOMENT_FUNCTIONS } from '../../../expressions/functions/moments.ts'
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
import { clock } from './casts.ts'

type MomentName = Extract<ScalarName, keyof typeof MOMENT_FUNCTIONS>

/** Functions of moments; those of a timestamptz go through the clocks of the pipeline's zone. */
export const MOMENT_RULES: Readonly<Record<MomentName, Rule<Call>>> = {
  date_trunc: truncated,
  year: part('year'),
  quarter: part('quarter'),
  month: part('month'),
  week: part('week'),
  day: part('day'),
  hour: part('hour'),
  minute: part('minute'),
  second: (call, writing) => fill('CAST(floor(extract(second FROM $1)) AS integer)', [shown(call, 0, writing)]),
  day_of_week: part('isodow'),
  day_of_year: part('doy'),
  add_years: added('years'),
  add_months: added('months'),
  add_weeks: added('weeks'),
  add_days: added('days'),
  add_hours: addedClock('hours'),
  add_minutes: addedClock('mins'),
  add_seconds: addedClock('secs'),
  days_between: (call, writing) =>
    fill('CAST($2 - $1 AS bigint)', [dateOf(call, 0, writing), dateOf(call, 1, writing)]),
  months_between: { emulated: (call, writing) => fill(MONTHS, ends(call, writing)) },
  years_between: {
    emulated: (call, writing) => fill('CAST(extract(year FROM age($2, $1)) AS bigint)', ends(call, writing)),
  },
  seconds_between: (call, writing) => {
    const [from, to] = [0, 1].map((i) => stamped(call, i, writing.expression(call.arguments[i])))
    return fill('CAST(extract(epoch FROM $2 - $1) AS double precision)', [from, to])
  },
  make_date: {
    emulated: `CASE WHEN ${IS_DATE} THEN make_date(CAST($1 AS integer), CAST($2 AS integer), CAST($3 AS integer)) END`,
  },
  make_timestamp: {
    emulated: `CASE WHEN ${IS_MOMENT} THEN make_timestamp(CAST($1 AS integer), CAST($2 AS integer), CAST($3 AS integer), CAST($4 AS integer), CAST($5 AS integer), CAST($6 AS double precision)) END`,
  },
  last_day: {
    emulated: (call, writing) =>
      fill("CAST(date_trunc('month', $1) + interval '1 month -1 day' AS date)", [stampedClock(call, 0, writing)]),
  },
  date_of: (call, writing) => dateOf(call, 0, writing),
  time_of: (call, writing) => fill('CAST($1 AS time)', [stampedClock(call, 0, writing)]),
  to_epoch: 'CAST(extract(epoch FROM $1) AS double precision)',
  from_epoch: 'to_timestamp($1)',
  at_zone: 'timezone($2, $1)',
  in_zone: 'timezone($2, $1)',
  format_date: (call, writing) => {
    const format = formatParts(textConstant(call.arguments[1]) ?? '').map((each) =>
      'code' in each ? TO_CHAR[each.code] : `"${each.text.replaceAll(/[\\"]/g, '\\$&')}"`,
    )
    return fill('to_char($1, $2)', [stampedClock(call, 0, writing), writing.text(format.join(''))])
  },
  parse_date: { emulated: (call, writing) => parsed(call, writing, ['Y', 'm', 'd'], IS_DATE, 'make_date($1, $2, $3)') },
  parse_timestamp: {
    emulated: (call, writing) =>
      parsed(call, writing, ['Y', 'm', 'd', 'H', 'M', 'S'], IS_MOMENT, 'make_timestamp($1, $2, $3, $4, $5, $6)'),
  },
  current_date: (_, writing) => fill('CAST($1 AS date)', [clock(atom('current_timestamp'), writing)]),
  current_timestamp: 'current_timestamp',
}

/** Whole months of an age, which PostgreSQL counts from the calendar. */
const MONTHS = 'CAST(extract(year FROM age($2, $1)) * 12 + extract(month FROM age($2, $1)) AS bigint)'

const TO_CHAR: Readonly<Record<FormatCode, string>> = {
  Y: 'YYYY',
  m: 'MM',
  d: 'DD',
  H: 'HH24',
  M: 'MI',
  S: 'SS',
  y: 'YY',
  j: 'DDD',
}

/** The moment as clocks of the pipeline's zone show it. */
function shown(call: Call, i: number, writing: Writing): Fragment {
  const argument = call.arguments[i]
  const written = writing.exactly(argument)
  return argument.type.kind === 'timestamptz' ? clock(written, writing) : stamped(call, i, written)
}

/** A date as the timestamp of its midnight: most functions would take it for a timestamptz. */
function stamped(call: Call, i: number, written: Fragment): Fragment {
  return call.arguments[i].type.kind === 'date' ? fill('CAST($1 AS timestamp)', [written]) : written
}

function stampedClock(call: Call, i: number, writing: Writing): Fragment {
  return shown(call, i, writing)
}

function ends(call: Call, writing: Writing): readonly Fragment[] {
  return [stampedClock(call, 0, writing), stampedClock(call, 1, writing)]
}

function dateOf(call: Call, i: number, writing: Writing): Fragment {
  const argument = call.arguments[i]
  if (argument.type.kind === 'date') return writing.exactly(argument)
  return fill('CAST($1 AS date)', [shown(call, i, writing)])
}

function part(name: string): Writer<Call> {
  return (call, writing) => fill(`CAST(extract(${name} FROM $1) AS integer)`, [shown(call, 0, writing)])
}

function truncated(call: Call, writing: Writing): Written {
  const unit = DATE_UNITS.find((each) => each === textConstant(call.arguments[0])) ?? 'day'
  if (call.type.kind === 'timestamptz') {
    return fill(`date_trunc('${unit}', $1, $2)`, [
      writing.expression(call.arguments[1]),
      writing.text(writing.timezone),
    ])
  }
  return back(call, fill(`date_trunc('${unit}', $1)`, [shown(call, 1, writing)]), writing)
}

/** A clock's showing as the type of the result. */
function back(call: Call, written: Fragment, writing: Writing): Fragment {
  if (call.type.kind === 'date') return fill('CAST($1 AS date)', [written])
  return call.type.kind === 'timestamptz' ? clock(written, writing) : written
}

function added(unit: string): Writer<Call> {
  return (call, writing) => {
    const count = writing.expression(call.arguments[1])
    return back(
      call,
      fill(`$1 + make_interval(${unit} => CAST($2 AS integer))`, [shown(call, 0, writing), count]),
      writing,
    )
  }
}

/** Hours and less pass the same on every clock: no zone is asked. */
function addedClock(unit: string): Writer<Call> {
  return (call, writing) => {
    const type = unit === 'secs' ? 'double precision' : 'integer'
    const moment = stamped(call, 0, writing.exactly(call.arguments[0]))
    return fill(`$1 + make_interval(${unit} => CAST($2 AS ${type}))`, [moment, writing.expression(call.arguments[1])])
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
    return fill(`CAST(substring($1, ${place.from}, ${place.count}) AS integer)`, [text])
  })
  const value = fill(`CASE WHEN ${guard} THEN ${make} END`, pieces)
  return fill('CASE WHEN $1 ~ $2 THEN $3 END', [text, writing.text(formatPattern(format.parts)), value])
}
