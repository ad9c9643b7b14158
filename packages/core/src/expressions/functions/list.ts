import { AGGREGATES } from './aggregates.ts'
import { CONDITION_FUNCTIONS } from './conditions.ts'
import type { FunctionDefinition } from './definition.ts'
import { MOMENT_FUNCTIONS } from './moments.ts'
import type { AggregateName, FunctionName, ScalarName, WindowName } from './names.ts'
import { AGGREGATE_NAMES, ALIASES, SCALAR_NAMES, WINDOW_NAMES } from './names.ts'
import { ARRAY_FUNCTIONS, JSON_FUNCTIONS } from './nested.ts'
import { NUMBER_FUNCTIONS } from './numbers.ts'
import { TEXT_FUNCTIONS } from './text.ts'
import { WINDOWS } from './windows.ts'

/** Functions of one row by name; one without a definition does not compile. */
export const SCALARS: Readonly<Record<ScalarName, FunctionDefinition>> = {
  ...TEXT_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...MOMENT_FUNCTIONS,
  ...CONDITION_FUNCTIONS,
  ...JSON_FUNCTIONS,
  ...ARRAY_FUNCTIONS,
}

export type FunctionKind = 'scalar' | 'aggregate' | 'window'

export type FoundFunction =
  | { readonly kind: 'scalar'; readonly name: ScalarName; readonly definition: FunctionDefinition }
  | { readonly kind: 'aggregate'; readonly name: AggregateName; readonly definition: FunctionDefinition }
  | { readonly kind: 'window'; readonly name: WindowName; readonly definition: FunctionDefinition }

/** The function of a name or an alias, in any letter case; undefined when there is none. */
export function findFunction(written: string): FoundFunction | undefined {
  const lower = written.toLowerCase()
  const name: string = ALIASES[lower] ?? lower
  const scalar = SCALAR_NAMES.find((each) => each === name)
  if (scalar) return { kind: 'scalar', name: scalar, definition: SCALARS[scalar] }
  const aggregate = AGGREGATE_NAMES.find((each) => each === name)
  if (aggregate) return { kind: 'aggregate', name: aggregate, definition: AGGREGATES[aggregate] }
  const window = WINDOW_NAMES.find((each) => each === name)
  return window && { kind: 'window', name: window, definition: WINDOWS[window] }
}

/** Every name that may be written, for suggestions and completion. */
export const FUNCTION_NAMES: readonly FunctionName[] = [...SCALAR_NAMES, ...AGGREGATE_NAMES, ...WINDOW_NAMES]
