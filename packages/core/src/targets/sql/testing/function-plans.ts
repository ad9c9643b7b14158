import { SCALARS } from '../../../expressions/functions/list.ts'
import type { ScalarName } from '../../../expressions/functions/names.ts'
import { SCALAR_NAMES } from '../../../expressions/functions/names.ts'
import type { Typed } from '../../../expressions/typed.ts'
import type { Plan } from '../../../pipeline/plan/ops.ts'
import type { LogicalType } from '../../../types/logical.ts'
import { parseType } from '../../../types/parse.ts'
import { call, cast, column, constant, node, plan, project } from './plans.ts'
import type { ArgumentCases } from './scalars.ts'
import { SCALAR_CASES } from './scalars.ts'

/** A plan over one table `cases` of given rows, whose results are texts. */
export interface FunctionPlan {
  readonly title: string
  readonly plan: Plan
  readonly columns: readonly { readonly name: string; readonly type: LogicalType }[]
  readonly rows: readonly (readonly (string | null)[])[]
  /** Type of each result, by column behind the number of the row. */
  readonly results: readonly { readonly name: string; readonly type: LogicalType; readonly of: string }[]
}

/** Every function of one row over all its cases. */
export function scalarPlans(): readonly FunctionPlan[] {
  return SCALAR_NAMES.flatMap((name) =>
    SCALAR_CASES[name].map((cases) => scalarPlan(name, cases, `${name}(${cases.types.join(', ')})`)),
  )
}

/** Arguments that may vary are columns, each combination a row; those that must be constant give a result each. */
function scalarPlan(name: ScalarName, cases: ArgumentCases, title: string): FunctionPlan {
  const fixed = new Set(Object.keys(SCALARS[name].constants ?? {}).map(Number))
  const places = cases.types.map((_, i) => i)
  const free = places.filter((place) => !fixed.has(place))
  const columns = [
    { name: 'n', type: parseType('int64') },
    ...free.map((place) => ({ name: `a${place}`, type: parseType(cases.types[place]) })),
  ]
  const rows = combinations(free.map((place) => cases.pools[place])).map((row, n) => [String(n), ...row])
  const variants = combinations(places.filter((place) => fixed.has(place)).map((place) => cases.pools[place]))
  const results = variants.map((variant, r) => {
    const given = [...variant]
    const operands = places.map((place): Typed => {
      const type = cases.types[place]
      return fixed.has(place) ? constant(given.shift() ?? null, type) : column(free.indexOf(place) + 1, type)
    })
    return { name: `r${r}`, value: call(name, ...operands), of: JSON.stringify(variant) }
  })
  const shown = results.map(({ name: result, value }) => [result, asText(value)])
  const source = node('cases', { op: 'scan', source: 'cases' }, typesOf(columns))
  const output = project('shown', 'cases', { n: column(0, 'int64'), ...Object.fromEntries(shown) })
  return {
    title,
    plan: plan([source, output], 'Europe/Moscow'),
    columns,
    rows,
    results: results.map(({ name: result, value, of }) => ({ name: result, type: value.type, of })),
  }
}

/** A value as text, so that every engine's answer is compared in one form. */
export function asText(value: Typed): Typed {
  return value.type.kind === 'string' ? value : cast(value, 'string')
}

export function typesOf(columns: readonly { name: string; type: LogicalType }[]): Record<string, LogicalType> {
  return Object.fromEntries(columns.map(({ name, type }) => [name, type]))
}

/** Every choice of one of each pool. */
export function combinations<T>(pools: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return pools.reduce<readonly (readonly T[])[]>(
    (rows, pool) => rows.flatMap((row) => pool.map((value) => [...row, value])),
    [[]],
  )
}
