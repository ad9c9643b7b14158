import type { ScalarName } from '../../../expressions/functions/names.ts'
import type { NUMBER_FUNCTIONS } from '../../../expressions/functions/numbers.ts'
import { wholeConstant } from '../constants.ts'
import type { Call, Rule } from '../rule.ts'
import { duckdbType } from './types.ts'

type NumberName = Extract<ScalarName, keyof typeof NUMBER_FUNCTIONS>

/** Functions of numbers. Outside their domain DuckDB raises errors where the language has NULL. */
export const NUMBER_RULES: Readonly<Record<NumberName, Rule<Call>>> = {
  abs: 'abs($1)',
  sign: 'CAST(sign($1) AS INTEGER)',
  round: (call) => {
    if (call.arguments.length === 1) return ofType(call, 'round($1)')
    const written = ofType(call, `round($1, ${places(call)})`)
    // Infinities, rounded before the point, would become zero.
    return call.type.kind === 'float64' && places(call) < 0
      ? `CASE WHEN isfinite($1) THEN ${written} ELSE $1 END`
      : written
  },
  ceil: (call) => whole(call, 'ceil($1)'),
  floor: (call) => whole(call, 'floor($1)'),
  trunc: truncated,
  div: '$1 // $2',
  mod: '$1 % $2',
  power: domain('$1 < 0 AND $2 <> trunc($2) OR $1 = 0 AND $2 < 0', 'power($1, $2)'),
  sqrt: domain('$1 < 0', 'sqrt($1)'),
  cbrt: 'cbrt($1)',
  exp: 'exp($1)',
  ln: domain('$1 <= 0', 'ln($1)'),
  log10: domain('$1 <= 0', 'log10($1)'),
  log2: domain('$1 <= 0', 'log2($1)'),
  pi: 'pi()',
  sin: domain('isinf($1)', 'sin($1)'),
  cos: domain('isinf($1)', 'cos($1)'),
  tan: domain('isinf($1)', 'tan($1)'),
  asin: domain('$1 < -1 OR $1 > 1 AND NOT isnan($1)', 'asin($1)'),
  acos: domain('$1 < -1 OR $1 > 1 AND NOT isnan($1)', 'acos($1)'),
  atan: 'atan($1)',
  atan2: 'atan2($1 + 0, $2 + 0)',
  degrees: 'degrees($1)',
  radians: 'radians($1)',
  is_nan: 'isnan($1)',
  is_finite: 'isfinite($1)',
}

function domain(outside: string, inside: string): Rule<Call> {
  return { emulated: `CASE WHEN ${outside} THEN NULL ELSE ${inside} END` }
}

function places(call: Call): number {
  return wholeConstant(call.arguments[1]) ?? 0
}

function ofType(call: Call, template: string): string {
  return call.type.kind === 'float64' ? template : `CAST(${template} AS ${duckdbType(call.type)})`
}

/** Integers are whole already; through a double they would lose digits. */
function whole(call: Call, template: string): string {
  const { kind } = call.type
  return kind === 'decimal' || kind === 'float64' ? ofType(call, template) : '$1'
}

function truncated(call: Call): string {
  const digits = places(call)
  const { kind } = call.type
  if (digits === 0) return whole(call, 'trunc($1)')
  const power = `1${'0'.repeat(Math.abs(digits))}`
  if (kind === 'float64') {
    return digits > 0 ? `trunc($1 * ${power}e0) / ${power}e0` : `trunc($1 / ${power}e0) * ${power}e0`
  }
  if (digits < 0) return ofType(call, `CAST(trunc($1) AS HUGEINT) // ${power} * ${power}`)
  if (
    kind !== 'decimal' ||
    (digits >= call.type.scale && (call.arguments[0].type.kind !== 'decimal' || digits >= call.arguments[0].type.scale))
  )
    return '$1'
  // Half a unit nearer to zero, then rounded, is cut off.
  return ofType(call, `round($1 - CAST(sign($1) AS INTEGER) * 0.${'0'.repeat(digits)}5, ${digits})`)
}
