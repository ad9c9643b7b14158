import type { DateUnit, MOMENT_FUNCTIONS } from '../../../expressions/functions/moments.ts'
import { DATE_UNITS } from '../../../expressions/functions/moments.ts'
import type { ScalarName } from '../../../expressions/functions/names.ts'
import type { Typed } from '../../../expressions/typed.ts'
import type { Digits } from '../calendar.ts'
import { ABSENT, IS_DATE, IS_MOMENT, parsedFormat } from '../calendar.ts'
import type { FormatCode } from '../constants.ts'
import { formatParts, formatPattern, textConstant } from '../constants.ts'
import type { Fragment } from '../fragment.ts'
import { atom, fill } from '../fragment.ts'
import { refuse } from '../refusals.ts'
import type { Call, Rule, Writer, Writing, Written } from '../rule.ts'
import { clockIn, momentIn } from './zones.ts'

type MomentName = Extract<ScalarName, keyof typeof MOMENT_FUNCTIONS>

const MADE_DATE = "concat(lpad($1, 4, '0'), '-', lpad($2, 2, '0'), '-', lpad($3, 2, '0'))"
const MADE_MOMENT = `concat(${MADE_DATE}, ' ', lpad($4, 2, '0'), ':', lpad($5, 2, '0'), ':', lpad($6, 2, '0'))`

/** Functions of moments. A timestamptz is kept in UTC and looked at by the clocks of the pipeline's zone. */
export const MOMENT_RULES: Readonly<Record<MomentName, Rule<Call>>> = {
  date_trunc: truncated,
  year: part('year($1)'),
  quarter: part('quarter($1)'),
  month: part('month($1)'),
  week: part('week($1, 3)'),
  day: part('dayofmonth($1)'),
  hour: part('hour($1)'),
  minute: part('minute($1)'),
  second: part('second($1)'),
  day_of_week: part('weekday($1) + 1'),
  day_of_year: part('dayofyear($1)'),
  add_years: part('$1 + INTERVAL ($2) YEAR'),
  add_months: part('$1 + INTERVAL ($2) MONTH'),
  add_weeks: part('$1 + INTERVAL ($2) WEEK'),
  add_days: part('$1 + INTERVAL ($2) DAY'),
  add_hours: 'CAST($1 AS DATETIME(6)) + INTERVAL ($2) HOUR',
  add_minutes: 'CAST($1 AS DATETIME(6)) + INTERVAL ($2) MINUTE',
  add_seconds: 'CAST($1 AS DATETIME(6)) + INTERVAL ($2) SECOND',
  days_between: part('datediff($2, $1)'),
  months_between: part('timestampdiff(MONTH, $1, $2)'),
  years_between: part('timestampdiff(YEAR, $1, $2)'),
  seconds_between: 'timestampdiff(MICROSECOND, $1, $2) / 1e6',
  make_date: { emulated: `CASE WHEN ${IS_DATE} THEN CAST(${MADE_DATE} AS DATE) END` },
  make_timestamp: { emulated: `CASE WHEN ${IS_MOMENT} THEN CAST(${MADE_MOMENT} AS DATETIME(6)) END` },
  last_day: part('last_day($1)'),
  date_of: part('CAST($1 AS DATE)'),
  time_of: part('CAST(CAST($1 AS DATETIME(6)) AS TIME(6))'),
  to_epoch: "timestampdiff(MICROSECOND, TIMESTAMP '1970-01-01 00:00:00', $1) / 1e6",
  from_epoch: "TIMESTAMP '1970-01-01 00:00:00' + INTERVAL CAST(round($1 * 1e6) AS SIGNED) MICROSECOND",
  at_zone: (call, writing) =>
    clockIn(writing.exactly(call.arguments[0]), textConstant(call.arguments[1]) ?? writing.timezone),
  in_zone: (call, writing) =>
    momentIn(writing.exactly(call.arguments[0]), textConstant(call.arguments[1]) ?? writing.timezone),
  format_date: (call, writing) => {
    const format = formatParts(textConstant(call.arguments[1]) ?? '').map((each) =>
      'code' in each ? FORMATS[each.code] : each.text.replaceAll('%', '%%'),
    )
    return fill('date_format($1, $2)', [shown(call.arguments[0], writing), writing.text(format.join(''))])
  },
  parse_date: {
    emulated: (call, writing) => parsed(call, writing, ['Y', 'm', 'd'], IS_DATE, `CAST(${MADE_DATE} AS DATE)`),
  },
  parse_timestamp: {
    emulated: (call, writing) =>
      parsed(call, writing, ['Y', 'm', 'd', 'H', 'M', 'S'], IS_MOMENT, `CAST(${MADE_MOMENT} AS DATETIME(6))`),
  },
  current_date: (_, writing) =>
    writing.timezone === 'UTC'
      ? 'utc_date()'
      : fill('CAST($1 AS DATE)', [clockIn(atom('utc_timestamp(6)'), writing.timezone)]),
  current_timestamp: 'utc_timestamp(6)',
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

const STARTS: Readonly<Record<DateUnit, string>> = {
  year: "date_format($1, '%Y-01-01')",
  quarter: 'makedate(year($1), 1) + INTERVAL (quarter($1) * 3 - 3) MONTH',
  month: "date_format($1, '%Y-%m-01')",
  week: 'date_sub(CAST($1 AS DATE), INTERVAL weekday($1) DAY)',
  day: 'CAST($1 AS DATE)',
  hour: "date_format($1, '%Y-%m-%d %H:00:00')",
  minute: "date_format($1, '%Y-%m-%d %H:%i:00')",
  second: "date_format($1, '%Y-%m-%d %H:%i:%s')",
}

/** Whether what clocks show is another thing than what is kept. */
function needsZone(call: Call, writing: Writing): boolean {
  return writing.timezone !== 'UTC' && call.arguments.some(({ type }) => type.kind === 'timestamptz')
}

/** The moment as clocks of the pipeline's zone show it. */
function shown(argument: Typed, writing: Writing): Fragment {
  const written = writing.exactly(argument)
  return argument.type.kind === 'timestamptz' ? clockIn(written, writing.timezone) : written
}

/** What clocks show goes back to its moment where that is the type. */
function ofType(call: Call, clock: Fragment, writing: Writing): Fragment {
  return call.type.kind === 'timestamptz' ? momentIn(clock, writing.timezone) : clock
}

function part(template: string): Writer<Call> {
  return (call, writing) => {
    if (!needsZone(call, writing)) return template
    return ofType(
      call,
      fill(
        template,
        call.arguments.map((each) => shown(each, writing)),
      ),
      writing,
    )
  }
}

function truncated(call: Call, writing: Writing): Written {
  const unit = DATE_UNITS.find((each) => each === textConstant(call.arguments[0])) ?? 'day'
  const type = call.type.kind === 'date' ? 'DATE' : 'DATETIME(6)'
  const clock = shown(call.arguments[1], writing)
  const behind = needsZone(call, writing) ? BEHIND[unit] : undefined
  if (behind !== undefined) return fill(behind, [writing.exactly(call.arguments[1]), clock])
  return ofType(call, fill(`CAST(${STARTS[unit]} AS ${type})`, [clock]), writing)
}

/** `$1` the moment, `$2` what clocks show: an hour that they show twice stays the one that it is. */
const BEHIND: Readonly<Partial<Record<DateUnit, string>>> = {
  hour: '$1 - INTERVAL (minute($2) * 60 + second($2)) SECOND - INTERVAL microsecond($2) MICROSECOND',
  minute: '$1 - INTERVAL second($2) SECOND - INTERVAL microsecond($2) MICROSECOND',
  second: '$1 - INTERVAL microsecond($2) MICROSECOND',
}

/** Reads digits at their places, where the text has the form and the calendar the day. */
function parsed(call: Call, writing: Writing, codes: readonly (keyof Digits)[], guard: string, make: string): Written {
  const format = parsedFormat(call.arguments[1])
  if (!format) return refuse('format-places')
  const text = writing.expression(call.arguments[0])
  const pieces = codes.map((code): Fragment => {
    const place = format.digits[code]
    if (!place) return atom(String(ABSENT[code]))
    return fill(`CAST(substring($1, ${place.from}, ${place.count}) AS SIGNED)`, [text])
  })
  const value = fill(`CASE WHEN ${guard} THEN ${make} END`, pieces)
  const pattern = writing.text(`(?-i)${formatPattern(format.parts).replace(/\$$/, '\\z')}`)
  return fill('CASE WHEN $1 REGEXP $2 THEN $3 END', [text, pattern, value])
}
