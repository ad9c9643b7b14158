import type { NUMBER_FUNCTIONS } from '../../../expressions/functions/numbers.ts'
import type { LogicalType } from '../../../types/logical.ts'
import { prelude, python, rule, type ScalarRule } from './rule.ts'

export const NUMBER_RULES: Readonly<Record<keyof typeof NUMBER_FUNCTIONS, ScalarRule>> = {
  abs: byType({ integer: 'operator.abs', decimal: 'EXACT.abs', float: 'operator.abs' }, 'native'),
  sign: prelude('sign_of'),
  round: byType({ integer: 'round_integer', decimal: 'round_decimal', float: 'round_float' }),
  ceil: byType({ integer: null, decimal: 'ceil_decimal', float: 'ceil_float' }),
  floor: byType({ integer: null, decimal: 'floor_decimal', float: 'floor_float' }),
  trunc: byType({ integer: 'cut_integer', decimal: 'cut_decimal', float: 'cut_float' }),
  div: prelude('divide_integers'),
  mod: prelude('remainder'),
  power: prelude('power_of'),
  sqrt: inDomain('math.sqrt'),
  cbrt: python('math.cbrt'),
  exp: inDomain('math.exp'),
  ln: inDomain('math.log'),
  log10: inDomain('math.log10'),
  log2: inDomain('math.log2'),
  pi: rule('native', () => ({ text: 'math.pi', single: true, literal: true })),
  sin: inDomain('math.sin'),
  cos: inDomain('math.cos'),
  tan: inDomain('math.tan'),
  asin: inDomain('math.asin'),
  acos: inDomain('math.acos'),
  atan: python('math.atan'),
  atan2: prelude('angle_of'),
  degrees: python('math.degrees'),
  radians: python('math.radians'),
  is_nan: python('math.isnan'),
  is_finite: python('math.isfinite'),
}

function inDomain(name: string): ScalarRule {
  return prelude(`in_domain(${name})`)
}

/** A function for each kind of number; null: the value as it is, brought to the type of the result. */
function byType(
  names: Readonly<Record<'integer' | 'decimal' | 'float', string | null>>,
  support: 'native' | 'emulated' = 'emulated',
): ScalarRule {
  return rule(support, (call, writer) => {
    const kind = kindOf(call.arguments[0].type)
    const name = names[kind]
    return name === null ? writer.write(call.arguments[0]) : writer.each(name, call.arguments, call.type)
  })
}

function kindOf(type: LogicalType): 'integer' | 'decimal' | 'float' {
  if (type.kind === 'decimal') return 'decimal'
  return type.kind === 'float64' ? 'float' : 'integer'
}
