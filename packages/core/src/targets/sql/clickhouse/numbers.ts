import type { ScalarName } from '../../../expressions/functions/names.ts'
import type { NUMBER_FUNCTIONS } from '../../../expressions/functions/numbers.ts'
import { scaleOf } from '../../../expressions/values.ts'
import { wholeConstant } from '../constants.ts'
import { fill } from '../fragment.ts'
import type { Call, Rule, Writing, Written } from '../rule.ts'
import { halvesAway } from './casts.ts'
import { checked } from './operators.ts'
import { clickhouseType } from './types.ts'

type NumberName = Extract<ScalarName, keyof typeof NUMBER_FUNCTIONS>

/** Functions of numbers. Outside their domain ClickHouse gives NaN or infinity where the language has NULL. */
export const NUMBER_RULES: Readonly<Record<NumberName, Rule<Call>>> = {
  abs: (call, writing) =>
    isWhole(call) ? checked(fill('abs(toInt128($1))', [writing.expression(call.arguments[0])]), call.type) : 'abs($1)',
  sign: (call) =>
    call.arguments[0].type.kind === 'float64' ? 'if(isNaN($1), 0, toInt32(sign($1)))' : 'toInt32(sign($1))',
  round: { emulated: round },
  ceil: (call) => whole(call, 'ceil'),
  floor: (call) => whole(call, 'floor'),
  trunc: truncated,
  // Of constants alone its types would be as narrow as their digits.
  div: (call, writing) => fill('intDiv($1, nullIf($2, 0))', call.arguments.map(writing.exactly)),
  mod: (call, writing) => fill('$1 % nullIf($2, 0)', call.arguments.map(writing.exactly)),
  power: domain('$1 < 0 AND $2 <> trunc($2) OR $1 = 0 AND $2 < 0', 'pow($1, $2)'),
  sqrt: domain('$1 < 0', 'sqrt($1)'),
  cbrt: 'cbrt($1)',
  exp: 'exp($1)',
  ln: domain('$1 <= 0', 'log($1)'),
  log10: domain('$1 <= 0', 'log10($1)'),
  log2: domain('$1 <= 0', 'log2($1)'),
  pi: 'pi()',
  sin: domain('isInfinite($1)', 'sin($1)'),
  cos: domain('isInfinite($1)', 'cos($1)'),
  tan: domain('isInfinite($1)', 'tan($1)'),
  asin: domain('$1 < -1 OR $1 > 1', 'asin($1)'),
  acos: domain('$1 < -1 OR $1 > 1', 'acos($1)'),
  atan: 'atan($1)',
  atan2: 'atan2($1 + 0, $2 + 0)',
  degrees: 'degrees($1)',
  radians: 'radians($1)',
  is_nan: 'isNaN($1)',
  is_finite: 'isFinite($1)',
}

function domain(outside: string, inside: string): Rule<Call> {
  return { emulated: `if(${outside}, NULL, ${inside})` }
}

function isWhole({ type }: Call): boolean {
  return type.kind !== 'decimal' && type.kind !== 'float64'
}

function ofType(call: Call, template: string): string {
  return call.type.kind === 'float64' ? template : `CAST(${template} AS ${clickhouseType(call.type)})`
}

function whole(call: Call, name: string): string {
  return isWhole(call) ? '$1' : ofType(call, `${name}($1)`)
}

/** round() takes halves of doubles to the even one. */
function round(call: Call, writing: Writing): Written {
  const places = wholeConstant(call.arguments[1]) ?? 0
  if (isWhole(call)) return places >= 0 ? '$1' : ofType(call, `round(toDecimal128($1, 0), ${places})`)
  if (call.type.kind === 'decimal') return ofType(call, `round($1, ${places})`)
  const value = writing.expression(call.arguments[0])
  if (places === 0) return halvesAway(value)
  const power = `1${'0'.repeat(Math.abs(places))}`
  const shifted = fill(places > 0 ? `$1 * ${power}` : `$1 / ${power}`, [value])
  return fill(places > 0 ? `$1 / ${power}` : `$1 * ${power}`, [halvesAway(shifted)])
}

function truncated(call: Call): string {
  const places = wholeConstant(call.arguments[1]) ?? 0
  const power = `1${'0'.repeat(Math.abs(places))}`
  if (isWhole(call)) return places >= 0 ? '$1' : ofType(call, `intDiv($1, ${power}) * ${power}`)
  const [{ type }] = call.arguments
  if (type.kind === 'decimal' && places >= scaleOf(type)) return '$1'
  if (call.type.kind === 'decimal') return ofType(call, `trunc($1, ${places})`)
  if (places === 0) return 'trunc($1)'
  return places > 0 ? `trunc($1 * ${power}) / ${power}` : `trunc($1 / ${power}) * ${power}`
}
