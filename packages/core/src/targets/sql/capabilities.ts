import type { AggregateName, ScalarName, WindowName } from '../../expressions/functions/names.ts'
import type { Support } from '../capability.ts'
import type { SqlDialectName } from './dialect.ts'
import { SQL_DIALECTS } from './dialects.ts'
import type { Rule } from './rule.ts'
import { supportOf } from './rule.ts'

export interface SqlCapabilities {
  readonly scalar: Readonly<Record<ScalarName, Support>>
  readonly aggregate: Readonly<Record<AggregateName, Support>>
  readonly window: Readonly<Record<WindowName, Support>>
}

/**
 * What a dialect states of each function. A function that is native or emulated may still be refused for some arguments:
 * a pattern that has no counterpart, a zone, a window.
 */
export function sqlCapabilities(dialect: SqlDialectName): SqlCapabilities {
  const { scalar, aggregate, window } = SQL_DIALECTS[dialect]
  return { scalar: supports(scalar), aggregate: supports(aggregate), window: supports(window) }
}

function supports<N extends string, C>(rules: Readonly<Record<N, Rule<C>>>): Readonly<Record<N, Support>> {
  const entries = Object.entries<Rule<C>>(rules).map(([name, rule]) => [name, supportOf(rule)])
  // The same names that the table has.
  return Object.fromEntries(entries) as Record<N, Support>
}
