import type { ScalarName } from '../../../expressions/functions/names.ts'
import type { NUMBER_FUNCTIONS } from '../../../expressions/functions/numbers.ts'
import { scaleOf } from '../../../expressions/values.ts'
import { wholeConstant } from '../constants.ts'
import { fill } from '../fragment.ts'
import type { Call, Rule, Writing, Written } from '../rule.ts'
import { rounded } from './casts.ts'

type NumberName = Extract<ScalarName, keyof typeof NUMBER_FUNCTIONS>

/** Functions of numbers. There is neither NaN nor infinity in MySQL. */
export const NUMBER_RULES: Readonly<Record<NumberName, Rule<Call>>> = {
  abs: 'abs($1)',
  sign: 'sign($1)',
  round: { emulated: round },
  ceil: (call) => (isWhole(call) ? '$1' : 'ceiling($1)'),
  floor: (call) => (isWhole(call) ? '$1' : 'floor($1)'),
  trunc: truncated,
  div: '$1 DIV nullif($2, 0)',
  mod: '$1 % nullif($2, 0)',
  power: domain('$1 < 0 AND $2 <> truncate($2, 0) OR $1 = 0 AND $2 < 0', 'power($1, $2)'),
  sqrt: domain('$1 < 0', 'sqrt($1)'),
  cbrt: { emulated: 'sign($1) * power(abs($1), 1 / 3e0)' },
  exp: 'exp($1)',
  ln: domain('$1 <= 0', 'ln($1)'),
  log10: domain('$1 <= 0', 'log10($1)'),
  log2: domain('$1 <= 0', 'log2($1)'),
  pi: { emulated: 'pi() + 0e0' },
  sin: 'sin($1)',
  cos: 'cos($1)',
  tan: 'tan($1)',
  asin: domain('abs($1) > 1', 'asin($1)'),
  acos: domain('abs($1) > 1', 'acos($1)'),
  atan: 'atan($1)',
  atan2: 'atan2($1 + 0, $2 + 0)',
  degrees: 'degrees($1)',
  radians: 'radians($1)',
  is_nan: { emulated: 'CASE WHEN $1 IS NOT NULL THEN FALSE END' },
  is_finite: { emulated: 'CASE WHEN $1 IS NOT NULL THEN TRUE END' },
}

function domain(outside: string, inside: string): Rule<Call> {
  return { emulated: `CASE WHEN ${outside} THEN NULL ELSE ${inside} END` }
}

function isWhole({ type }: Call): boolean {
  return type.kind !== 'decimal' && type.kind !== 'float64'
}

/** round() of doubles takes halves to the even one. */
function round(call: Call, writing: Writing): Written {
  const places = wholeConstant(call.arguments[1]) ?? 0
  const [{ type }] = call.arguments
  if (isWhole(call) && places >= 0) return '$1'
  if (type.kind === 'decimal' && places >= scaleOf(type)) return '$1'
  if (call.type.kind !== 'float64') return `round($1, ${places})`
  const value = writing.expression(call.arguments[0])
  if (places === 0) return rounded(value)
  const power = `1e${Math.abs(places)}`
  const shifted = fill(places > 0 ? `$1 * ${power}` : `$1 / ${power}`, [value])
  return fill(places > 0 ? `$1 / ${power}` : `$1 * ${power}`, [rounded(shifted)])
}

function truncated(call: Call): string {
  const places = wholeConstant(call.arguments[1]) ?? 0
  const [{ type }] = call.arguments
  if (isWhole(call) && places >= 0) return '$1'
  if (type.kind === 'decimal' && places >= scaleOf(type)) return '$1'
  if (call.type.kind !== 'float64' || places === 0) return `truncate($1, ${places})`
  const power = `1e${Math.abs(places)}`
  return places > 0 ? `truncate($1 * ${power}, 0) / ${power}` : `truncate($1 / ${power}, 0) * ${power}`
}
