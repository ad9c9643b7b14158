import { DATE_UNITS } from '../../../expressions/functions/moments.ts'
import type { ScalarName } from '../../../expressions/functions/names.ts'
import { SCALAR_NAMES } from '../../../expressions/functions/names.ts'
import { IS_DATE } from '../calendar.ts'
import { groupsOf, replacementParts, textConstant, wholeConstant } from '../constants.ts'
import { fill } from '../fragment.ts'
import { refuse, refuseAll } from '../refusals.ts'
import type { Call, Rule, Writer } from '../rule.ts'

/** What BigQuery documents with the language's results; its regular expressions are RE2. */
export const SCALAR_RULES: Readonly<Record<ScalarName, Rule<Call>>> = {
  ...refuseAll(SCALAR_NAMES, 'unproven'),
  lower: 'lower($1)',
  upper: 'upper($1)',
  length: 'char_length($1)',
  octet_length: 'byte_length($1)',
  trim: (call) => (call.arguments.length === 1 ? "trim($1, ' ')" : 'trim($1, $2)'),
  ltrim: (call) => (call.arguments.length === 1 ? "ltrim($1, ' ')" : 'ltrim($1, $2)'),
  rtrim: (call) => (call.arguments.length === 1 ? "rtrim($1, ' ')" : 'rtrim($1, $2)'),
  replace: 'replace($1, $2, $3)',
  substring,
  left: counted('left'),
  right: counted('right'),
  reverse: 'reverse($1)',
  starts_with: 'starts_with($1, $2)',
  ends_with: 'ends_with($1, $2)',
  contains: { emulated: 'strpos($1, $2) > 0' },
  position: 'strpos($2, $1)',
  concat: {
    emulated: (call, writing) =>
      fill(
        'concat($*)',
        call.arguments.map((each) => fill("coalesce($1, '')", [writing.expression(each)])),
      ),
  },
  md5: 'to_hex(md5($1))',
  sha256: 'to_hex(sha256($1))',
  only_digits: { emulated: "regexp_replace($1, '[^0-9]', '')" },
  regexp_like: 'regexp_contains($1, $2)',
  regexp_replace: (call, writing) => {
    const groups = groupsOf(textConstant(call.arguments[1]) ?? '')
    const parts = replacementParts(textConstant(call.arguments[2]) ?? '').filter(
      (part) => typeof part === 'string' || part <= groups,
    )
    const replacement = parts
      .map((part) => (typeof part === 'number' ? `\\${part}` : part.replaceAll('\\', '\\\\')))
      .join('')
    return fill('regexp_replace($1, $2, $3)', [
      ...call.arguments.slice(0, 2).map(writing.expression),
      writing.text(replacement),
    ])
  },
  regexp_extract: (call) =>
    call.arguments.length === 2 && groupsOf(textConstant(call.arguments[1]) ?? '') === 0
      ? 'regexp_extract($1, $2)'
      : refuse('pattern-place'),
  abs: 'abs($1)',
  sign: 'CAST(sign($1) AS INT64)',
  ceil: whole('ceil'),
  floor: whole('floor'),
  div: 'div($1, nullif($2, 0))',
  mod: 'mod($1, nullif($2, 0))',
  sqrt: { emulated: 'CASE WHEN $1 < 0 THEN NULL ELSE sqrt($1) END' },
  cbrt: 'cbrt($1)',
  exp: 'exp($1)',
  ln: { emulated: 'CASE WHEN $1 <= 0 THEN NULL ELSE ln($1) END' },
  log10: { emulated: 'CASE WHEN $1 <= 0 THEN NULL ELSE log10($1) END' },
  log2: { emulated: 'CASE WHEN $1 <= 0 THEN NULL ELSE log($1, 2) END' },
  sin: { emulated: 'CASE WHEN NOT is_inf($1) THEN sin($1) END' },
  cos: { emulated: 'CASE WHEN NOT is_inf($1) THEN cos($1) END' },
  tan: { emulated: 'CASE WHEN NOT is_inf($1) THEN tan($1) END' },
  atan: 'atan($1)',
  atan2: 'atan2($1 + 0, $2 + 0)',
  is_nan: 'is_nan($1)',
  is_finite: { emulated: 'NOT (is_nan($1) OR is_inf($1))' },
  date_trunc: (call, writing) => {
    const unit = DATE_UNITS.find((each) => each === textConstant(call.arguments[0])) ?? 'day'
    const name = unit === 'week' ? 'ISOWEEK' : unit.toUpperCase()
    const [, moment] = call.arguments.map(writing.exactly)
    if (call.type.kind === 'timestamptz')
      return fill(`timestamp_trunc($1, ${name}, $2)`, [moment, writing.text(writing.timezone)])
    if (call.type.kind === 'timestamp') return fill(`datetime_trunc($1, ${name})`, [moment])
    return /HOUR|MINUTE|SECOND/.test(name) ? moment : fill(`date_trunc($1, ${name})`, [moment])
  },
  year: part('YEAR'),
  quarter: part('QUARTER'),
  month: part('MONTH'),
  week: part('ISOWEEK'),
  day: part('DAY'),
  hour: part('HOUR'),
  minute: part('MINUTE'),
  second: part('SECOND'),
  day_of_year: part('DAYOFYEAR'),
  add_years: added('YEAR'),
  add_months: added('MONTH'),
  add_weeks: added('WEEK'),
  add_days: added('DAY'),
  make_date: { emulated: `CASE WHEN ${IS_DATE} THEN date($1, $2, $3) END` },
  coalesce: 'coalesce($*)',
  nullif: 'nullif($1, $2)',
  if: 'if($1, $2, $3)',
  split: (call) => (textConstant(call.arguments[1]) === '' ? refuse('unproven') : 'split($1, $2)'),
}

function zoned(call: Call): boolean {
  return call.arguments.some(({ type }) => type.kind === 'timestamptz')
}

function part(name: string): Writer<Call> {
  return (call, writing) => {
    const [argument] = call.arguments
    const moment = writing.exactly(argument)
    if (zoned(call)) return fill(`extract(${name} FROM $1 AT TIME ZONE $2)`, [moment, writing.text(writing.timezone)])
    return fill(`extract(${name} FROM $1)`, [argument.type.kind === 'date' ? fill('datetime($1)', [moment]) : moment])
  }
}

function added(unit: string): Writer<Call> {
  return (call, writing) => {
    if (zoned(call)) return refuse('no-zone')
    const name = call.type.kind === 'date' ? 'date_add' : 'datetime_add'
    return fill(`${name}($1, INTERVAL $2 ${unit})`, call.arguments.map(writing.exactly))
  }
}

function whole(name: string): Writer<Call> {
  return ({ type }) => (type.kind === 'decimal' || type.kind === 'float64' ? `${name}($1)` : '$1')
}

/** Only counts that need no other reading: BigQuery counts a negative start from the end. */
function substring(call: Call): ReturnType<Writer<Call>> {
  const [from, count] = [wholeConstant(call.arguments[1]), wholeConstant(call.arguments[2])]
  const known = from !== undefined && from >= 1 && (call.arguments.length === 2 || (count !== undefined && count >= 0))
  return known ? 'substr($*)' : refuse('unproven')
}

function counted(name: string): Writer<Call> {
  return (call) => ((wholeConstant(call.arguments[1]) ?? -1) >= 0 ? `${name}($1, $2)` : refuse('unproven'))
}
