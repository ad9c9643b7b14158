import type { AggregateName, ScalarName, WindowName } from '../../expressions/functions/names.ts'
import type { OpKind } from '../../pipeline/plan/ops.ts'
import type { Refusal, Support } from '../capability.ts'
import { AGGREGATES } from './aggregates.ts'
import { SCALARS } from './scalars.ts'
import { WINDOWS } from './windows.ts'

/**
 * What the PySpark target does, by construct; what is emulated by a function of Python is slower than what Spark has
 * itself. Single calls may be refused all the same: patterns and paths that are no constants, distances of frames that
 * are no whole numbers. @public
 */
export const PYSPARK_CAPABILITY: {
  readonly ops: Readonly<Record<OpKind, Support | Refusal>>
  readonly scalars: Readonly<Record<ScalarName, Support | Refusal>>
  readonly aggregates: Readonly<Record<AggregateName, Support | Refusal>>
  readonly windows: Readonly<Record<WindowName, Support | Refusal>>
} = {
  ops: {
    scan: 'native',
    project: 'native',
    filter: 'native',
    join: 'native',
    aggregate: 'native',
    window: 'native',
    sort: 'native',
    limit: 'native',
    distinct: 'native',
    union: 'native',
    unnest: 'native',
  },
  scalars: supports(SCALARS),
  aggregates: supports(AGGREGATES),
  windows: supports(WINDOWS),
}

function supports<K extends string>(rules: Readonly<Record<K, { readonly support: Support }>>): Record<K, Support> {
  // Object.entries knows keys as strings only; they are those of the table.
  return Object.fromEntries(
    Object.entries<{ readonly support: Support }>(rules).map(([name, { support }]) => [name, support]),
  ) as Record<K, Support>
}
