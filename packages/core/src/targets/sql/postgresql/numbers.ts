import type { ScalarName } from '../../../expressions/functions/names.ts'
import type { NUMBER_FUNCTIONS } from '../../../expressions/functions/numbers.ts'
import { wholeConstant } from '../constants.ts'
import { fill } from '../fragment.ts'
import type { Call, Rule, Writing, Written } from '../rule.ts'
import { rounded } from './casts.ts'
import { postgresqlType } from './types.ts'

type NumberName = Extract<ScalarName, keyof typeof NUMBER_FUNCTIONS>

/** Functions of numbers. Outside their domain PostgreSQL raises errors where the language has NULL. */
export const NUMBER_RULES: Readonly<Record<NumberName, Rule<Call>>> = {
  abs: 'abs($1)',
  sign: 'CAST(sign($1) AS integer)',
  round: { emulated: round },
  ceil: (call) => (isWhole(call) ? '$1' : 'ceil($1)'),
  floor: (call) => (isWhole(call) ? '$1' : 'floor($1)'),
  trunc: truncated,
  div: '$1 / nullif($2, 0)',
  mod: '$1 % nullif($2, 0)',
  power: domain('$1 < 0 AND $2 <> trunc($2) OR $1 = 0 AND $2 < 0', 'power($1, $2)'),
  sqrt: domain('$1 < 0', 'sqrt($1)'),
  cbrt: 'cbrt($1)',
  exp: 'exp($1)',
  ln: domain('$1 <= 0', 'ln($1)'),
  log10: domain('$1 <= 0', 'log($1)'),
  log2: domain('$1 <= 0', "ln($1) / ln(float8 '2')"),
  pi: 'pi()',
  sin: domain("abs($1) = 'Infinity'", 'sin($1)'),
  cos: domain("abs($1) = 'Infinity'", 'cos($1)'),
  tan: domain("abs($1) = 'Infinity'", 'tan($1)'),
  asin: domain("$1 < -1 OR $1 > 1 AND $1 <> 'NaN'", 'asin($1)'),
  acos: domain("$1 < -1 OR $1 > 1 AND $1 <> 'NaN'", 'acos($1)'),
  atan: 'atan($1)',
  atan2: 'atan2($1 + 0, $2 + 0)',
  degrees: 'degrees($1)',
  radians: 'radians($1)',
  is_nan: "$1 = 'NaN'",
  is_finite: "$1 NOT IN ('NaN', 'Infinity', '-Infinity')",
}

function domain(outside: string, inside: string): Rule<Call> {
  return { emulated: `CASE WHEN ${outside} THEN NULL ELSE ${inside} END` }
}

function isWhole({ type }: Call): boolean {
  return type.kind !== 'decimal' && type.kind !== 'float64'
}

/** round() of doubles takes halves to the even one and knows no places. */
function round(call: Call, writing: Writing): Written {
  const places = wholeConstant(call.arguments[1]) ?? 0
  if (isWhole(call)) return places >= 0 ? '$1' : `CAST(round($1, ${places}) AS ${postgresqlType(call.type)})`
  if (call.type.kind === 'decimal') return `round($1, ${places})`
  const value = writing.expression(call.arguments[0])
  const power = `1${'0'.repeat(Math.abs(places))}`
  if (places === 0) return rounded(value)
  const shifted = fill(places > 0 ? `$1 * ${power}` : `$1 / ${power}`, [value])
  return fill(places > 0 ? `$1 / ${power}` : `$1 * ${power}`, [rounded(shifted)])
}

function truncated(call: Call): string {
  const places = wholeConstant(call.arguments[1]) ?? 0
  const power = `1${'0'.repeat(Math.abs(places))}`
  if (isWhole(call)) return places >= 0 ? '$1' : `$1 / ${power} * ${power}`
  if (call.type.kind === 'decimal') return places === 0 ? 'trunc($1)' : `trunc($1, ${places})`
  if (places === 0) return 'trunc($1)'
  return places > 0 ? `trunc($1 * ${power}) / ${power}` : `trunc($1 / ${power}) * ${power}`
}
