import { DATE_UNITS } from '../../../expressions/functions/moments.ts'
import type { ScalarName } from '../../../expressions/functions/names.ts'
import { SCALAR_NAMES } from '../../../expressions/functions/names.ts'
import { IS_DATE } from '../calendar.ts'
import { textConstant, wholeConstant } from '../constants.ts'
import { fill } from '../fragment.ts'
import { refuse, refuseAll } from '../refusals.ts'
import type { Call, Rule, Writer } from '../rule.ts'

/** What Snowflake documents with the language's results. */
export const SCALAR_RULES: Readonly<Record<ScalarName, Rule<Call>>> = {
  ...refuseAll(SCALAR_NAMES, 'unproven'),
  lower: 'lower($1)',
  upper: 'upper($1)',
  length: 'length($1)',
  octet_length: 'octet_length($1)',
  trim: (call) => (call.arguments.length === 1 ? "trim($1, ' ')" : 'trim($1, $2)'),
  ltrim: (call) => (call.arguments.length === 1 ? "ltrim($1, ' ')" : 'ltrim($1, $2)'),
  rtrim: (call) => (call.arguments.length === 1 ? "rtrim($1, ' ')" : 'rtrim($1, $2)'),
  replace: (call) => (textConstant(call.arguments[1]) === '' ? '$1' : 'replace($1, $2, $3)'),
  translate: 'translate($1, $2, $3)',
  substring,
  left: counted('left'),
  right: counted('right'),
  reverse: 'reverse($1)',
  starts_with: 'startswith($1, $2)',
  ends_with: 'endswith($1, $2)',
  contains: 'contains($1, $2)',
  position: 'position($1, $2)',
  concat: {
    emulated: (call, writing) =>
      fill(
        'concat($*)',
        call.arguments.map((each) => fill("coalesce($1, '')", [writing.expression(each)])),
      ),
  },
  md5: 'md5($1)',
  sha256: 'sha2($1, 256)',
  only_digits: { emulated: "regexp_replace($1, '[^0-9]', '')" },
  abs: 'abs($1)',
  sign: 'CAST(sign($1) AS integer)',
  ceil: whole('ceil'),
  floor: whole('floor'),
  div: { emulated: 'trunc($1 / nullif($2, 0))' },
  mod: 'mod($1, nullif($2, 0))',
  sqrt: { emulated: 'CASE WHEN $1 < 0 THEN NULL ELSE sqrt($1) END' },
  exp: 'exp($1)',
  ln: { emulated: 'CASE WHEN $1 <= 0 THEN NULL ELSE ln($1) END' },
  log10: { emulated: 'CASE WHEN $1 <= 0 THEN NULL ELSE log(10, $1) END' },
  log2: { emulated: 'CASE WHEN $1 <= 0 THEN NULL ELSE log(2, $1) END' },
  pi: 'pi()',
  sin: { emulated: "CASE WHEN abs($1) <> 'inf' THEN sin($1) END" },
  cos: { emulated: "CASE WHEN abs($1) <> 'inf' THEN cos($1) END" },
  tan: { emulated: "CASE WHEN abs($1) <> 'inf' THEN tan($1) END" },
  atan: 'atan($1)',
  atan2: 'atan2($1 + 0, $2 + 0)',
  degrees: 'degrees($1)',
  radians: 'radians($1)',
  cbrt: 'cbrt($1)',
  date_trunc: (call, writing) => {
    const unit = DATE_UNITS.find((each) => each === textConstant(call.arguments[0])) ?? 'day'
    // The start of a week is a parameter of the session there.
    if (zoned(call)) return refuse('no-zone')
    const value = writing.exactly(call.arguments[1])
    if (unit === 'week') return fill('dateadd(day, 1 - dayofweekiso($1), date_trunc(day, $1))', [value])
    return fill(`date_trunc(${unit}, $1)`, [value])
  },
  year: part('year'),
  quarter: part('quarter'),
  month: part('month'),
  week: part('weekiso'),
  day: part('day'),
  hour: part('hour'),
  minute: part('minute'),
  second: part('second'),
  day_of_week: part('dayofweekiso'),
  day_of_year: part('dayofyear'),
  add_years: added('year'),
  add_months: added('month'),
  add_weeks: added('week'),
  add_days: added('day'),
  add_hours: added('hour'),
  add_minutes: added('minute'),
  add_seconds: added('second'),
  days_between: (call) => (zoned(call) ? refuse('no-zone') : 'datediff(day, $1, $2)'),
  make_date: { emulated: `CASE WHEN ${IS_DATE} THEN date_from_parts($1, $2, $3) END` },
  last_day: (call) => (zoned(call) ? refuse('no-zone') : 'last_day($1)'),
  date_of: (call) => (zoned(call) ? refuse('no-zone') : 'CAST($1 AS date)'),
  coalesce: 'coalesce($*)',
  nullif: 'nullif($1, $2)',
  if: 'CASE WHEN $1 THEN $2 ELSE $3 END',
  greatest: 'greatest_ignore_nulls($*)',
  least: 'least_ignore_nulls($*)',
}

function zoned(call: Call): boolean {
  return call.arguments.some(({ type }) => type.kind === 'timestamptz')
}

function part(name: string): Writer<Call> {
  return (call) => (zoned(call) ? refuse('no-zone') : `CAST(${name}($1) AS integer)`)
}

function added(unit: string): Writer<Call> {
  return (call) => (zoned(call) ? refuse('no-zone') : `dateadd(${unit}, $2, $1)`)
}

function whole(name: string): Writer<Call> {
  return ({ type }) => (type.kind === 'decimal' || type.kind === 'float64' ? `${name}($1)` : '$1')
}

/** Only counts that need no other reading: Snowflake counts a negative start from the end. */
function substring(call: Call): ReturnType<Writer<Call>> {
  const [from, count] = [wholeConstant(call.arguments[1]), wholeConstant(call.arguments[2])]
  const known = from !== undefined && from >= 1 && (call.arguments.length === 2 || (count !== undefined && count >= 0))
  return known ? 'substr($*)' : refuse('unproven')
}

function counted(name: string): Writer<Call> {
  return (call) => ((wholeConstant(call.arguments[1]) ?? -1) >= 0 ? `${name}($1, $2)` : refuse('unproven'))
}
