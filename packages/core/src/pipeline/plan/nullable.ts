import type { ScalarName } from '../../expressions/functions/names.ts'
import { operandsOfTyped } from '../../expressions/transform.ts'
import type { Typed } from '../../expressions/typed.ts'
import type { PipelineColumn } from '../columns.ts'

/** Functions that give NULL for some arguments that are not. */
const PARTIAL: ReadonlySet<ScalarName> = new Set<ScalarName>([
  'nullif',
  'regexp_extract',
  'div',
  'mod',
  'power',
  'sqrt',
  'ln',
  'log10',
  'log2',
  'asin',
  'acos',
  'make_date',
  'make_timestamp',
  'parse_date',
  'parse_timestamp',
  'json_text',
  'json_get',
  'json_type',
  'json_array_length',
  'array_get',
  'array_join',
])
/** Functions that give something whatever is NULL. */
const TOTAL: ReadonlySet<ScalarName> = new Set<ScalarName>(['concat', 'concat_ws'])

/** Whether an expression may give NULL, as far as its form tells. True when in doubt. */
export function mayBeNull(tree: Typed, columns: readonly PipelineColumn[]): boolean {
  const any = () => operandsOfTyped(tree).some((operand) => mayBeNull(operand, columns))
  switch (tree.kind) {
    case 'constant':
    case 'parameter':
      return tree.value === null
    case 'column':
      return columns[tree.index].nullable
    case 'is':
    case 'distinct':
      return false
    case 'cast':
      return tree.lenient === true || any()
    case 'arithmetic':
      return tree.operator === '/' || tree.operator === '%' || any()
    case 'case':
      return [...tree.branches.map((branch) => branch.result), tree.otherwise].some((each) => mayBeNull(each, columns))
    case 'call':
      if (TOTAL.has(tree.name)) return false
      if (tree.name === 'if') return tree.arguments.slice(1).some((each) => mayBeNull(each, columns))
      if (tree.name === 'coalesce' || tree.name === 'greatest' || tree.name === 'least')
        return tree.arguments.every((each) => mayBeNull(each, columns))
      return PARTIAL.has(tree.name) || any()
    case 'aggregate':
      return tree.name !== 'count' && tree.name !== 'count_if'
    case 'windowed':
      return !NUMBERED.has(tree.name)
    default:
      return any()
  }
}
const NUMBERED: ReadonlySet<string> = new Set(
  'row_number rank dense_rank percent_rank cume_dist ntile count count_if'.split(' '),
)
