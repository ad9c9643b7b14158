import type { MOMENT_FUNCTIONS } from '../../../expressions/functions/moments.ts'
import { type LogicalType, scalar } from '../../../types/logical.ts'
import { type FormatPart, formatParts, formatPattern } from '../../sql/constants.ts'
import { clockCode } from '../casts.ts'
import type { ExpressionWriter } from '../expressions.ts'
import { pythonText } from '../python.ts'
import { Refused } from '../refused.ts'
import { type Call, prelude, rule, type ScalarRule } from './rule.ts'

export const MOMENT_RULES: Readonly<Record<keyof typeof MOMENT_FUNCTIONS, ScalarRule>> = {
  date_trunc: rule('emulated', truncated),
  year: part('operator.attrgetter("year")', 'native'),
  quarter: part('quarter_of'),
  month: part('operator.attrgetter("month")', 'native'),
  week: part('iso_week'),
  day: part('operator.attrgetter("day")', 'native'),
  hour: part('operator.attrgetter("hour")', 'native'),
  minute: part('operator.attrgetter("minute")', 'native'),
  second: part('operator.attrgetter("second")', 'native'),
  day_of_week: part('datetime.datetime.isoweekday', 'native'),
  day_of_year: part('day_of_year'),
  add_years: added('add_years'),
  add_months: added('add_months'),
  add_weeks: added('add_weeks'),
  add_days: added('add_days'),
  add_hours: prelude('add_hours'),
  add_minutes: prelude('add_minutes'),
  add_seconds: prelude('add_seconds'),
  days_between: part('days_between'),
  months_between: part('months_between'),
  years_between: part('years_between'),
  seconds_between: between('seconds_between'),
  make_date: prelude('or_null(make_date)'),
  make_timestamp: prelude('or_null(make_timestamp)'),
  last_day: part('last_day'),
  date_of: part('as_date'),
  time_of: part('time_of_day'),
  to_epoch: prelude('to_epoch'),
  from_epoch: prelude('from_epoch'),
  at_zone: rule('emulated', (call, writer) => writer.each('clock_of_moment', call.arguments, call.type)),
  in_zone: rule('emulated', (call, writer) => writer.each('moment_in_zone', call.arguments, call.type)),
  format_date: rule('emulated', formatted),
  parse_date: rule('emulated', parsed),
  parse_timestamp: rule('emulated', parsed),
  current_date: rule('native', (_, writer) => ({
    text: `as_date(local_time(${writer.around.now()}, TIMEZONE))`,
    single: true,
  })),
  current_timestamp: rule('native', (_, writer) => ({ text: writer.around.now(), single: true })),
}

/** By the clocks of the pipeline's zone. */
function part(name: string, support: 'native' | 'emulated' = 'emulated'): ScalarRule {
  return rule(support, (call, writer) => writer.eachOf(name, clocks(call, writer), call.type))
}

function clocks(call: Call, writer: ExpressionWriter) {
  return call.arguments.map((each) => ({
    code: clockCode(each, writer),
    type: each.type.kind === 'timestamptz' ? scalar('timestamp') : each.type,
  }))
}

/** Years to days are counted on the clocks of the zone, so that a day is one also when the clocks are put forward. */
function added(name: string): ScalarRule {
  return rule('emulated', (call, writer) => {
    const zoned = call.type.kind === 'timestamptz'
    return writer.each(zoned ? `in_zone_of(TIMEZONE, ${name})` : name, call.arguments, call.type)
  })
}

const OF_CLOCK: readonly unknown[] = ['hour', 'minute', 'second']

function truncated(call: Call, writer: ExpressionWriter) {
  const [unit, moment] = call.arguments
  const zoned = moment.type.kind === 'timestamptz'
  const ofClock = unit.kind === 'constant' && OF_CLOCK.includes(unit.value)
  const name = !zoned ? 'truncate' : ofClock ? 'truncate_clock(TIMEZONE)' : 'in_zone_of(TIMEZONE, truncate)'
  return writer.each(name, [moment, unit], call.type)
}

/** Moments of one kind are compared as they are; else by the clocks of the zone. */
function between(name: string): ScalarRule {
  return rule('emulated', (call, writer) => {
    const zoned = ({ kind }: LogicalType) => kind === 'timestamptz'
    if (zoned(call.arguments[0].type) === zoned(call.arguments[1].type))
      return writer.each(name, call.arguments, call.type)
    const moments = call.arguments.map((each) =>
      zoned(each.type)
        ? { code: writer.write(each), type: each.type }
        : {
            code: writer.each('moment_of_clock(TIMEZONE)', [each], scalar('timestamptz')),
            type: scalar('timestamptz'),
          },
    )
    return writer.eachOf(name, moments, call.type)
  })
}

/** Codes that are none stand for themselves. */
function formatted(call: Call, writer: ExpressionWriter) {
  const [moment, format] = [clocks(call, writer)[0], call.arguments[1]]
  if (format.kind !== 'constant') throw new Refused(call.name, 'formatNotConstant')
  const written = format.value === null ? 'None' : pythonText(pythonFormat(formatParts(String(format.value))))
  return writer.eachOf(
    'format_moment',
    [moment, { code: { text: written, single: true }, type: format.type }],
    call.type,
  )
}

/** Exactly as many digits as the codes take, then a date of the calendar. */
function parsed(call: Call, writer: ExpressionWriter) {
  const [text, format] = call.arguments
  if (format.kind !== 'constant') throw new Refused(call.name, 'formatNotConstant')
  const parts = formatParts(String(format.value))
  const written =
    format.value === null ? ['None', 'None'] : [formatPattern(parts).slice(1, -1), pythonFormat(parts)].map(pythonText)
  const given = written.map((each) => ({ code: { text: each, single: true }, type: format.type }))
  return writer.eachOf('parse_moment', [{ code: writer.write(text), type: text.type }, ...given], call.type)
}

function pythonFormat(parts: readonly FormatPart[]): string {
  return parts.map((part) => ('code' in part ? `%${part.code}` : part.text.replaceAll('%', '%%'))).join('')
}
