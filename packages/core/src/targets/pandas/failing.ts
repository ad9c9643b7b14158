import type { ScalarName } from '../../expressions/functions/names.ts'
import type { Typed } from '../../expressions/typed.ts'

/** Functions that give a result for every argument of their types. */
const TOTAL: ReadonlySet<ScalarName> = new Set<ScalarName>([
  'lower',
  'upper',
  'initcap',
  'length',
  'octet_length',
  'trim',
  'ltrim',
  'rtrim',
  'replace',
  'translate',
  'left',
  'right',
  'lpad',
  'rpad',
  'repeat',
  'reverse',
  'starts_with',
  'ends_with',
  'contains',
  'position',
  'concat',
  'concat_ws',
  'code_point',
  'md5',
  'sha256',
  'collapse_spaces',
  'only_digits',
  'regexp_like',
  'regexp_extract',
  'regexp_replace',
  'regexp_count',
  'sign',
  'coalesce',
  'nullif',
  'if',
  'greatest',
  'least',
  'year',
  'quarter',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
  'day_of_week',
  'day_of_year',
  'date_of',
  'time_of',
  'is_nan',
  'is_finite',
  'current_date',
  'current_timestamp',
  'json_valid',
  'array_length',
  'array_get',
  'array_join',
])

/** Whether a value of some row may be an error of the run; then CASE must not compute it for rows that it spares. */
export function mayFail(typed: Typed): boolean {
  switch (typed.kind) {
    case 'constant':
    case 'parameter':
    case 'column':
      return false
    case 'not':
    case 'is':
      return mayFail(typed.operand)
    case 'negate':
      return typed.type.kind !== 'float64' || mayFail(typed.operand)
    case 'arithmetic':
      return typed.type.kind !== 'float64' || mayFail(typed.left) || mayFail(typed.right)
    case 'and':
    case 'or':
    case 'compare':
    case 'distinct':
    case 'concat':
      return mayFail(typed.left) || mayFail(typed.right)
    case 'in':
      return [typed.operand, ...typed.items].some(mayFail)
    case 'like':
      return mayFail(typed.operand) || mayFail(typed.pattern)
    case 'cast':
      return (typed.lenient !== true && typed.type.kind !== 'string') || mayFail(typed.operand)
    case 'case':
      return [...typed.branches.flatMap(({ when, result }) => [when, result]), typed.otherwise].some(mayFail)
    case 'call':
      return !TOTAL.has(typed.name) || typed.arguments.some(mayFail)
    case 'aggregate':
    case 'windowed':
      return true
  }
}
