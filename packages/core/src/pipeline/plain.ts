import { engineOnly } from '../expressions/fold.ts'
import { callsMacros } from '../expressions/macros.ts'
import { parseExpression } from '../expressions/parse.ts'
import type { Plan } from './plan/ops.ts'
import type { Pipeline, Step } from './schema.ts'

/** A step as a load runs it: see runtime's PlainStep, which has the same form. */
export type LoweredStep =
  | { readonly type: 'select' | 'drop'; readonly columns: readonly string[] }
  | { readonly type: 'rename'; readonly columns: Readonly<Record<string, string>> }
  | {
      readonly type: 'cast'
      readonly columns: Readonly<Record<string, string>>
      readonly onError: 'reject' | 'null' | 'fail'
    }
  | { readonly type: 'filter'; readonly where: string }

/** The way from one source through plain steps: what a load does by itself, on bytes, without the engine. */
export interface PlainChain {
  readonly source: string
  readonly steps: readonly LoweredStep[]
}

/**
 * The way from a source to a source or step, where a load can do all of it; null where the engine is needed.
 * @param plan of the same pipeline, without faults: its typed conditions tell what a load can judge
 */
export function plainChain(pipeline: Pipeline, plan: Plan, name: string): PlainChain | null {
  const steps: LoweredStep[] = []
  let at = name
  while (!(at in pipeline.sources)) {
    const step = pipeline.steps[at]
    const lowered = lowerPlain(at, step, plan)
    if (lowered === null || !('input' in step)) return null
    steps.unshift(...lowered)
    at = step.input
  }
  return { source: at, steps }
}

/** What a load does for a step; null where it needs the engine. */
export function lowerPlain(id: string, step: Step, plan: Plan): readonly LoweredStep[] | null {
  switch (step.type) {
    case 'select':
      return lowerSelect(step.columns)
    case 'drop':
      return [{ type: 'drop', columns: step.columns }]
    case 'rename':
      return [{ type: 'rename', columns: step.columns }]
    case 'cast':
      return [{ type: 'cast', columns: step.columns, onError: step.onError }]
    case 'filter': {
      const op = plan.nodes.find((node) => node.id === id)?.op
      if (op?.op !== 'filter' || engineOnly(op.where, plan.timezone) !== null) return null
      // A load reads conditions without the document that they stand in.
      if (callsMacros(parseExpression(step.where))) return null
      return [{ type: 'filter', where: step.where }]
    }
    default:
      return null
  }
}

/** Columns under their own or new names, each once; null where anything is computed. */
function lowerSelect(columns: Readonly<Record<string, string | number | boolean>>): readonly LoweredStep[] | null {
  const taken = Object.entries(columns).map(([name, expression]) => ({ old: bareColumn(String(expression)), name }))
  if (taken.some((each) => each.old === null)) return null
  const bare = taken.flatMap(({ old, name }) => (old === null ? [] : [{ old, name }]))
  if (new Set(bare.map((each) => each.old)).size < bare.length) return null
  const renamed = bare.filter((each) => each.old !== each.name)
  return [
    { type: 'select', columns: bare.map((each) => each.old) },
    ...(renamed.length === 0
      ? []
      : [{ type: 'rename' as const, columns: Object.fromEntries(renamed.map((each) => [each.old, each.name])) }]),
  ]
}

/** The column that an expression is, as it is written; null when it computes anything. */
function bareColumn(expression: string): string | null {
  const tree = parseExpression(expression)
  return tree.kind === 'column' && tree.qualifier === null ? tree.name : null
}
