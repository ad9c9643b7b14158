import { bindExpression } from '@ai-etl/core/expressions/bind'
import { constructsOf, type ExpressionCase } from './expression-cases.ts'
import { ExpressionGenerator } from './expressions.ts'
import { FORMS, type Kind } from './forms.ts'
import { Random } from './random.ts'
import { EXTREMES } from './tables.ts'

/** What goes over the limits of its type, or is no value of it, in some row. */
const OVER_THE_LIMIT: readonly string[] = [
  'cast(b as int32)',
  'cast(n as int8)',
  'cast(u as int64)',
  'cast(e as int64)',
  'cast(d as int32)',
  'cast(x as int64)',
  'cast(x as decimal(20,2))',
  'cast(w as int64)',
  'cast(w as int32)',
  'cast(w as date)',
  'cast(w as decimal(5,2))',
  'cast(w as float64)',
  '-m',
  '-n',
  '-b',
  '-u',
  'abs(b)',
  'n + 1',
  'm * 100',
  'b + 1',
  'b * b',
  'u + 1',
  'u * 2',
  'e * e',
  'e + e',
  'd * e',
]

const NUMBERS: readonly Kind[] = ['int', 'decimal']
const WITHIN: readonly unknown[] = [...NUMBERS, 'bool']

/** Expressions over numbers at the limits of their types; many fail, each has to be run alone. */
export function limitCases(seed: number, count: number): readonly ExpressionCase[] {
  const random = new Random(seed)
  const generator = new ExpressionGenerator(random, { int: ['b', 'n', 'm', 'u'], decimal: ['e', 'd'], bool: ['y'] })
  const forms = FORMS.filter(
    ({ gives, places }) =>
      NUMBERS.includes(gives) && places.every((place) => Array.isArray(place) || WITHIN.includes(place)),
  )
  const generated = Array.from({ length: count }, (_, i) => generator.of(forms[i % forms.length], 1 + random.below(2)))
  return [...OVER_THE_LIMIT, ...generated].flatMap((text, number) => {
    const typed = boundOverExtremes(text)
    return typed === null ? [] : [{ number, text, typed, measure: false, constructs: constructsOf(typed) }]
  })
}

/** Some forms name columns that the table of extremes has not. */
function boundOverExtremes(text: string) {
  try {
    return bindExpression(text, { columns: EXTREMES.columns })
  } catch {
    return null
  }
}

/**
 * Where the engine stops and says so, while another database computes on: a quotient of decimals whose shifted dividend has
 * more than 38 digits, and the sign of the least number of 8 bits.
 */
const ENGINE_STOPS = /the engine fails \(Out of Range Error: Overflow (?:in multiplication of INT128|on abs)/

export function isLimitOfEngine(difference: string): boolean {
  return ENGINE_STOPS.test(difference)
}
