import type { MOMENT_FUNCTIONS } from '../../../expressions/functions/moments.ts'
import { pythonText } from '../../pandas/python.ts'
import { type FormatPart, formatParts, formatPattern } from '../../sql/constants.ts'
import { type Code, column, tight } from '../code.ts'
import type { ExpressionWriter } from '../expressions.ts'
import { Refused } from '../refused.ts'
import { argumentsOf, type Call, clock, native, python, rule, type ScalarRule } from './rule.ts'

export const MOMENT_RULES: Readonly<Record<keyof typeof MOMENT_FUNCTIONS, ScalarRule>> = {
  date_trunc: rule('emulated', truncated),
  year: native('F.year($1)'),
  quarter: native('F.quarter($1)'),
  month: native('F.month($1)'),
  week: native('F.weekofyear($1)'),
  day: native('F.dayofmonth($1)'),
  hour: ofClock('F.hour'),
  minute: ofClock('F.minute'),
  second: ofClock('F.second'),
  day_of_week: native('(F.weekday($1) + 1)', 'emulated'),
  day_of_year: native('F.dayofyear($1)'),
  add_years: added('F.make_ym_interval($2.cast("int"))'),
  add_months: added('F.make_ym_interval(F.lit(0), $2.cast("int"))'),
  add_weeks: added('F.make_dt_interval((7 * $2).cast("int"))'),
  add_days: added('F.make_dt_interval($2.cast("int"))'),
  add_hours: addedClock(3_600),
  add_minutes: addedClock(60),
  add_seconds: addedClock(1),
  days_between: native('F.datediff($2, $1).cast("bigint")'),
  months_between: ofClocks('months_between'),
  years_between: ofClocks('years_between'),
  seconds_between: rule('emulated', (call, writer) => {
    const [start, end] = call.arguments
    if (start.type.kind !== 'timestamptz' && end.type.kind !== 'timestamptz')
      return ofClocks('seconds_between').write(call, writer)
    const micros = [start, end].map((each) => `F.unix_micros(${tight(writer.write(each))}.cast("timestamp"))`)
    return column(`((${micros[1]} - ${micros[0]}) / 1000000)`)
  }),
  make_date: python('or_null(make_date)'),
  make_timestamp: python('or_null(make_timestamp)'),
  last_day: native('F.last_day($1)'),
  date_of: native('$1.cast("date")'),
  time_of: rule('native', (call, writer) =>
    column(`F.split_part(${clock(call.arguments[0], writer)}.cast("string"), F.lit(" "), F.lit(2))`),
  ),
  to_epoch: rule('emulated', (call, writer) => {
    const [moment] = call.arguments
    if (moment.type.kind !== 'timestamptz') return ofClocks('to_epoch').write(call, writer)
    return column(`(F.unix_micros(${writer.write(moment).text}) / 1000000)`)
  }),
  from_epoch: rule('emulated', (call, writer) =>
    column(`F.timestamp_micros(${writer.each('epoch_micros', argumentsOf(call, writer), { kind: 'int64' }).text})`),
  ),
  at_zone: rule('emulated', (call, writer) => {
    const micros = `F.unix_micros(${writer.write(call.arguments[0]).text})`
    return writer.each('clock_of_micros', [micros, zoneOf(call)], call.type)
  }),
  in_zone: rule('emulated', (call, writer) => {
    const given = [clock(call.arguments[0], writer), zoneOf(call)]
    return column(`F.timestamp_micros(${writer.each('micros_in_zone', given, { kind: 'int64' }).text})`)
  }),
  format_date: rule('emulated', (call, writer) => {
    const format = pythonText(pythonFormat(formatParts(constantOf(call))))
    return writer.each('format_moment', [clock(call.arguments[0], writer), format], call.type)
  }),
  parse_date: rule('emulated', parsed),
  parse_timestamp: rule('emulated', parsed),
  current_date: rule('native', (_, writer) => column(`${writer.around.now()}.cast("date")`)),
  current_timestamp: rule('native', (_, writer) => column(writer.around.now())),
}

/** Hours and less, which Spark has of moments only. */
function ofClock(name: string): ScalarRule {
  return rule('native', (call, writer) => {
    const [moment] = call.arguments
    const text = moment.type.kind === 'date' ? clock(moment, writer) : writer.write(moment).text
    return column(`${name}(${text})`)
  })
}

/** A function of Python over what clocks show. */
function ofClocks(name: string): ScalarRule {
  return rule('emulated', (call, writer) =>
    writer.each(
      name,
      call.arguments.map((each) => clock(each, writer)),
      call.type,
    ),
  )
}

const OF_CLOCK: readonly unknown[] = ['hour', 'minute', 'second']

/** Spark's date_trunc knows moments of a zone only: days of others are cut off by date, hours by Python. */
function truncated(call: Call, writer: ExpressionWriter): Code {
  const [unit, moment] = call.arguments
  if (unit.kind !== 'constant' || typeof unit.value !== 'string') throw new Refused(call.name, 'constant')
  const value = tight(writer.write(moment))
  const name = pythonText(unit.value)
  if (moment.type.kind === 'timestamptz') return column(`F.date_trunc(${name}, ${value})`)
  if (OF_CLOCK.includes(unit.value))
    return moment.type.kind === 'date' ? column(value) : writer.each('truncate', [value, name], call.type)
  const date = unit.value === 'day' ? `${value}.cast("date")` : `F.trunc(${value}.cast("date"), ${name})`
  return column(moment.type.kind === 'date' ? date : `${date}.cast("timestamp_ntz")`)
}

/** Years to days by the calendar, on the clocks of the session's zone. */
function added(interval: string): ScalarRule {
  return rule('emulated', (call, writer) => {
    const [moment, count] = argumentsOf(call, writer)
    const by = interval.replace('$2', count)
    if (call.type.kind === 'timestamptz') return column(`moment_at(${clock(call.arguments[0], writer)} + ${by})`)
    return column(call.type.kind === 'date' ? `(${moment} + ${by}).cast("date")` : `(${moment} + ${by})`)
  })
}

/** Hours and less pass the same on every clock. */
function addedClock(seconds: number): ScalarRule {
  return rule('emulated', (call, writer) => {
    const [moment, count] = call.arguments
    const micros = `${tight(writer.write(count))} * ${seconds * 1_000_000}`
    if (call.type.kind === 'timestamptz')
      return column(`F.timestamp_micros(F.unix_micros(${writer.write(moment).text}) + ${micros})`)
    return column(
      `(${clock(moment, writer)} + F.make_dt_interval(F.lit(0), F.lit(0), F.lit(0), (${tight(writer.write(count))} * ${seconds}).cast("decimal(18,6)")))`,
    )
  })
}

function zoneOf(call: Call): string {
  return pythonText(constantOf(call))
}

function constantOf(call: Call): string {
  const [, given] = call.arguments
  if (given.kind !== 'constant' || given.value === null) throw new Refused(call.name, 'constant')
  return String(given.value)
}

function parsed(call: Call, writer: ExpressionWriter): Code {
  const parts = formatParts(constantOf(call))
  const given = [formatPattern(parts).slice(1, -1), pythonFormat(parts)].map(pythonText)
  return writer.each('parse_moment', [writer.write(call.arguments[0]).text, ...given], call.type)
}

function pythonFormat(parts: readonly FormatPart[]): string {
  return parts.map((part) => ('code' in part ? `%${part.code}` : part.text.replaceAll('%', '%%'))).join('')
}
