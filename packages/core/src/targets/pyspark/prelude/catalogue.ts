import { AGGREGATE_FUNCTIONS } from '../../pandas/prelude/aggregates.ts'
import { definitionsIn, together } from '../../pandas/prelude/catalogue.ts'
import { COMPARISON_FUNCTIONS } from '../../pandas/prelude/comparisons.ts'
import { MOMENT_FUNCTIONS } from '../../pandas/prelude/moments.ts'
import { NESTED_FUNCTIONS } from '../../pandas/prelude/nested.ts'
import { NUMBER_FUNCTIONS } from '../../pandas/prelude/numbers.ts'
import { TEXT_FUNCTIONS } from '../../pandas/prelude/texts.ts'
import { TYPE_FUNCTIONS } from '../../pandas/prelude/types.ts'
import { COLUMN_FUNCTIONS } from './columns.ts'
import { PLACE_FUNCTIONS } from './files.ts'
import { TABLE_FUNCTIONS } from './tables.ts'

/** Functions of single values are those of the pandas target; Spark runs them as functions of its own. */
const OF_VALUES = ['like', 'like_any_case', 'like_pattern', 'order_key']
const OF_SETS = [
  'squared_deviations',
  'sample_variance',
  'population_variance',
  'sample_deviation',
  'population_deviation',
  'quantile_of',
  'most_frequent',
]
const CONVERSIONS = ['EXACT', 'rounded', 'decimal_of', 'as_decimal']

function some(table: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, table[name]]))
}

const DEFINITIONS = together([
  TABLE_FUNCTIONS,
  COLUMN_FUNCTIONS,
  some(COMPARISON_FUNCTIONS, OF_VALUES),
  some(AGGREGATE_FUNCTIONS, OF_SETS),
  TEXT_FUNCTIONS,
  NUMBER_FUNCTIONS,
  MOMENT_FUNCTIONS,
  NESTED_FUNCTIONS,
  some(TYPE_FUNCTIONS, CONVERSIONS),
  some(TYPE_FUNCTIONS, ['or_null']),
  PLACE_FUNCTIONS,
])

/** Names that a variable of the generated code may not take. */
export const PRELUDE_NAMES: readonly string[] = Object.keys(DEFINITIONS)

/** The definitions that a piece of Python uses, with those that they use themselves. */
export function definitionsFor(code: string): readonly string[] {
  return definitionsIn(DEFINITIONS, code)
}
