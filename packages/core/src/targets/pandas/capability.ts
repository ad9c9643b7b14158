import type { AggregateName, ScalarName, WindowName } from '../../expressions/functions/names.ts'
import type { OpKind } from '../../pipeline/plan/ops.ts'
import type { Refusal, Support } from '../capability.ts'
import { AGGREGATES, WINDOWS } from './aggregates.ts'
import { SCALARS } from './scalars.ts'

/** Ops that pandas does as SQL does, and those that functions of ours do. */
const OPS: Readonly<Record<OpKind, Support>> = {
  scan: 'native',
  project: 'native',
  filter: 'emulated',
  join: 'emulated',
  aggregate: 'emulated',
  window: 'emulated',
  sort: 'emulated',
  limit: 'native',
  distinct: 'emulated',
  union: 'native',
  unnest: 'emulated',
}

/**
 * What the pandas target does, by construct. Single calls may be refused all the same: a pattern that is no constant or
 * that Python cannot express, a range frame by distance over moments. @public
 */
export const PANDAS_CAPABILITY: {
  readonly ops: Readonly<Record<OpKind, Support | Refusal>>
  readonly scalars: Readonly<Record<ScalarName, Support | Refusal>>
  readonly aggregates: Readonly<Record<AggregateName, Support | Refusal>>
  readonly windows: Readonly<Record<WindowName, Support | Refusal>>
} = {
  ops: OPS,
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
