import { PlatformError } from '../errors/error.ts'
import { parseExpression } from '../expressions/parse.ts'
import { isPlain, PLAIN_STEPS } from './columns.ts'
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

/** The way from one source through plain steps. */
export interface PlainChain {
  readonly source: string
  readonly steps: readonly LoweredStep[]
}

/**
 * Lowers what leads to a source or step to one source and plain steps.
 * @throws PlatformError `pipeline.step-not-run`, `pipeline.expression-not-run`, `pipeline.input-unknown`, `pipeline.cycle`
 */
export function plainChain(pipeline: Pipeline, name: string): PlainChain {
  const steps: LoweredStep[] = []
  const passed = new Set<string>()
  let at = name
  while (!(at in pipeline.sources)) {
    const step = pipeline.steps[at]
    if (!step) {
      const known = [...Object.keys(pipeline.sources), ...Object.keys(pipeline.steps)].join(', ')
      throw new PlatformError('pipeline.input-unknown', { name: at, known })
    }
    if (passed.has(at)) throw new PlatformError('pipeline.cycle', { steps: [...passed].join(', ') })
    passed.add(at)
    if (!isPlain(step))
      throw new PlatformError('pipeline.step-not-run', { step: at, type: step.type, runnable: PLAIN_STEPS.join(', ') })
    steps.unshift(...lower(at, step))
    at = step.input
  }
  return { source: at, steps }
}

function lower(
  id: string,
  step: Extract<Step, { type: 'select' | 'drop' | 'rename' | 'cast' | 'filter' }>,
): readonly LoweredStep[] {
  switch (step.type) {
    case 'select':
      return lowerSelect(id, step.columns)
    case 'drop':
      return [{ type: 'drop', columns: step.columns }]
    case 'rename':
      return [{ type: 'rename', columns: step.columns }]
    case 'cast':
      return [{ type: 'cast', columns: step.columns, onError: step.onError }]
    case 'filter':
      return [{ type: 'filter', where: step.where }]
  }
}

/** Columns under their own or new names; each once. */
function lowerSelect(id: string, columns: Readonly<Record<string, string | number | boolean>>): readonly LoweredStep[] {
  const taken = Object.entries(columns).map(([name, expression]) => {
    const old = bareColumn(String(expression))
    if (old === null) throw new PlatformError('pipeline.expression-not-run', { step: id, type: 'select', column: name })
    return { old, name }
  })
  if (new Set(taken.map((each) => each.old)).size < taken.length)
    throw new PlatformError('pipeline.expression-not-run', { step: id, type: 'select', column: taken[0].name })
  const renamed = taken.filter((each) => each.old !== each.name)
  return [
    { type: 'select', columns: taken.map((each) => each.old) },
    ...(renamed.length === 0
      ? []
      : [{ type: 'rename' as const, columns: Object.fromEntries(renamed.map((each) => [each.old, each.name])) }]),
  ]
}

/** The column that an expression is; null when it computes anything. */
export function bareColumn(expression: string): string | null {
  const tree = parseExpression(expression)
  return tree.kind === 'column' ? tree.name : null
}
