import { DATE_UNITS } from '../../../expressions/functions/moments.ts'
import type { ScalarName } from '../../../expressions/functions/names.ts'
import { IS_DATE } from '../calendar.ts'
import { textConstant } from '../constants.ts'
import { fill } from '../fragment.ts'
import { postgresql } from '../postgresql/index.ts'
import { refuse, refuseAll } from '../refusals.ts'
import type { Call, Rule, Writer } from '../rule.ts'

/** What Redshift documents with PostgreSQL's results; its regular expressions, JSON and SUPER have others. */
export const SCALAR_RULES: Readonly<Record<ScalarName, Rule<Call>>> = {
  ...postgresql.scalar,
  ...refuseAll(['initcap', 'regexp_like', 'regexp_extract', 'regexp_replace', 'regexp_count'], 'unproven'),
  ...refuseAll(['json_text', 'json_get', 'json_exists', 'json_type', 'json_array_length', 'json_valid'], 'unproven'),
  ...refuseAll(['split', 'array_length', 'array_get', 'array_contains', 'array_join'], 'no-lists'),
  ...refuseAll(['array_distinct', 'array_sort', 'array_slice', 'array_concat'], 'no-lists'),
  ...refuseAll(['make_timestamp', 'parse_timestamp', 'parse_date', 'months_between', 'years_between'], 'unproven'),
  ...refuseAll(['at_zone', 'in_zone', 'from_epoch', 'to_epoch', 'seconds_between', 'time_of'], 'unproven'),
  ...refuseAll(['round', 'collapse_spaces', 'chr', 'code_point', 'last_day', 'current_date'], 'unproven'),
  ...refuseAll(['is_nan', 'is_finite', 'concat', 'concat_ws', 'format_date', 'octet_length'], 'unproven'),
  length: 'CAST(len($1) AS bigint)',
  sha256: 'sha2($1, 256)',
  starts_with: { emulated: 'left($1, len($2)) = $2' },
  ends_with: { emulated: 'right($1, len($2)) = $2' },
  // Its text is compared by bytes, so that no collation is named; NULLs are left out, as in PostgreSQL.
  greatest: 'greatest($*)',
  least: 'least($*)',
  make_date: {
    emulated: `CASE WHEN ${IS_DATE} THEN CAST(lpad(CAST($1 AS varchar), 4, '0') || '-' || lpad(CAST($2 AS varchar), 2, '0') || '-' || lpad(CAST($3 AS varchar), 2, '0') AS date) END`,
  },
  add_years: added('year'),
  add_months: added('month'),
  add_weeks: added('week'),
  add_days: added('day'),
  add_hours: added('hour'),
  add_minutes: added('minute'),
  add_seconds: added('second'),
  days_between: (call) => (zoned(call) ? refuse('no-zone') : 'datediff(day, $1, $2)'),
  date_trunc: (call, writing) => {
    if (zoned(call)) return refuse('no-zone')
    const unit = DATE_UNITS.find((each) => each === textConstant(call.arguments[0])) ?? 'day'
    const written = fill(`date_trunc('${unit}', $1)`, [writing.exactly(call.arguments[1])])
    return call.type.kind === 'date' ? fill('CAST($1 AS date)', [written]) : written
  },
}

function zoned(call: Call): boolean {
  return call.arguments.some(({ type }) => type.kind === 'timestamptz')
}

function added(unit: string): Writer<Call> {
  return (call) => {
    if (zoned(call)) return refuse('no-zone')
    const written = `dateadd(${unit}, CAST($2 AS integer), $1)`
    return call.type.kind === 'date' ? `CAST(${written} AS date)` : written
  }
}
