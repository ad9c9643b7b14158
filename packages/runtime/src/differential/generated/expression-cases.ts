import { bindExpression } from '@ai-etl/core/expressions/bind'
import { nodesOf } from '@ai-etl/core/expressions/transform'
import type { Typed } from '@ai-etl/core/expressions/typed'
import { asText, typesOf } from '@ai-etl/core/targets/sql/testing/function-plans'
import { column, node, plan, project } from '@ai-etl/core/targets/sql/testing/plans'
import { type Columns, ExpressionGenerator } from './expressions.ts'
import { FORMS } from './forms.ts'
import { Random } from './random.ts'
import type { Planned } from './runner.ts'
import type { Table } from './tables.ts'

/** One generated expression. */
export interface ExpressionCase {
  /** Its place among all. */
  readonly number: number
  readonly text: string
  readonly typed: Typed
  /** Whether its last digits are the machine's. */
  readonly measure: boolean
  /** Functions, operators and casts that it is made of. */
  readonly constructs: ReadonlySet<string>
}

/** Columns of the table `given` by the kind of their values. */
const GIVEN_COLUMNS: Columns = {
  bool: ['y', 'v'],
  int: ['id', 'h', 'i', 'c'],
  decimal: ['d', 'q'],
  float: ['x', 'x', 'f'],
  text: ['g', 's', 'w'],
  date: ['dt'],
  timestamp: ['t'],
  timestamptz: ['z'],
  texts: ['l'],
  numbers: ['k'],
  json: ['j'],
}

/** How deep calls nest; most are of a size that people write. */
const DEPTHS = [1, 1, 1, 2, 2, 2, 3, 4] as const

/** So many expressions over a table: each form in turn, around whatever its places take. */
export function expressionCases(seed: number, count: number, { columns }: Table): readonly ExpressionCase[] {
  const random = new Random(seed)
  const generator = new ExpressionGenerator(random, GIVEN_COLUMNS)
  return Array.from({ length: count }, (_, i) => {
    const form = FORMS[i % FORMS.length]
    const text = generator.of(form, random.one(DEPTHS))
    const typed = bindExpression(text, { columns })
    return { number: i, text, typed, measure: form.gives === 'measure', constructs: constructsOf(typed) }
  })
}

/** What a tree is made of, by the names that targets state their capabilities by. */
export function constructsOf(typed: Typed): ReadonlySet<string> {
  const found = new Set<string>()
  nodesOf(typed, (each) => {
    if ('name' in each && each.kind !== 'column' && each.kind !== 'parameter') found.add(each.name)
    else if (each.kind === 'arithmetic') found.add(each.operator)
    else if (!['column', 'constant', 'parameter'].includes(each.kind)) found.add(each.kind)
    return false
  })
  return found
}

/** Expressions over the table `given`, behind the number of the row: one step, and its plan. */
export function planOfExpressions(cases: readonly ExpressionCase[], { columns }: Table, timezone: string): Planned {
  const source = node('given', { op: 'scan', source: 'given' }, typesOf(columns))
  const over = (values: readonly Typed[]) => ({
    id: asText(column(0, 'int64', 'id')),
    ...Object.fromEntries(values.map((value, i) => [`r${i}`, value])),
  })
  const typed = cases.map((each) => each.typed)
  // A name that no other cases give, so that many of them make one document.
  const name = `e_${cases[0].number}_${cases.length}`
  const texts = Object.fromEntries(cases.map(({ text }, i) => [`r${i}`, text]))
  return {
    plan: plan([source, project('shown', 'given', over(typed.map(asText)))], timezone),
    typed: plan([source, project('typed', 'given', over(typed))], timezone),
    steps: { [name]: { type: 'select', input: 'given', columns: { id: 'cast(id as string)', ...texts } } },
    result: name,
  }
}
