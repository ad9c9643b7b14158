import type { NUMBER_FUNCTIONS } from '../../../expressions/functions/numbers.ts'
import { pythonText } from '../../pandas/python.ts'
import { column, tight } from '../code.ts'
import { sparkType } from '../types.ts'
import { filled, native, python, rule, type ScalarRule } from './rule.ts'

export const NUMBER_RULES: Readonly<Record<keyof typeof NUMBER_FUNCTIONS, ScalarRule>> = {
  abs: native('F.abs($1)'),
  // NaN is greater than all numbers to Spark.
  sign: rule('emulated', (call, writer) => {
    const nan = call.arguments[0].type.kind === 'float64' ? 'F.isnan($1), 0).when(' : ''
    return column(filled(`F.when(${nan}$1 > 0, 1).when($1 < 0, -1).when($1 == 0, 0)`, call, writer))
  }),
  round: byType('round_integer', 'round_decimal', 'round_float'),
  ceil: byType(null, 'ceil_decimal', 'ceil_float'),
  floor: byType(null, 'floor_decimal', 'floor_float'),
  trunc: byType('cut_integer', 'cut_decimal', 'cut_float'),
  div: native('F.call_function("div", $1, F.nullif($2, F.lit(0)))'),
  mod: native('($1 % F.nullif($2, F.lit(0)))'),
  power: python('power_of'),
  sqrt: inDomain('F.sqrt($1)'),
  cbrt: native('F.cbrt($1)'),
  exp: native('F.exp($1)'),
  ln: native('F.ln($1)'),
  log10: native('F.log10($1)'),
  log2: native('F.log2($1)'),
  pi: native('F.pi()'),
  sin: inDomain('F.sin($1)'),
  cos: inDomain('F.cos($1)'),
  tan: inDomain('F.tan($1)'),
  asin: inDomain('F.asin($1)'),
  acos: inDomain('F.acos($1)'),
  atan: native('F.atan($1)'),
  atan2: native('F.atan2($1 + 0.0, $2 + 0.0)'),
  degrees: native('F.degrees($1)'),
  radians: native('F.radians($1)'),
  is_nan: native('F.when($1.isNotNull(), F.isnan($1))', 'emulated'),
  is_finite: native('(F.abs($1) < float("inf"))', 'emulated'),
}

/** Outside of its domain Spark gives NaN. */
function inDomain(template: string): ScalarRule {
  return rule('emulated', (call, writer) => {
    const given = call.arguments.map((each) => writer.write(each).text)
    return column(`in_range(${[filled(template, call, writer), ...given].join(', ')})`)
  })
}

/** Spark's own turn doubles into integers, and round to other types: Python's round as the type says. */
function byType(integer: string | null, decimal: string, float: string): ScalarRule {
  return rule('emulated', (call, writer) => {
    const [{ type }] = call.arguments
    const name = type.kind === 'decimal' ? decimal : type.kind === 'float64' ? float : integer
    if (name === null)
      return column(`${tight(writer.write(call.arguments[0]))}.cast(${pythonText(sparkType(call.type))})`)
    return python(name).write(call, writer)
  })
}
