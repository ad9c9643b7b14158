import { readMacros } from '../../expressions/macros.ts'
import type { Scope } from '../../expressions/typed.ts'
import type { LogicalType } from '../../types/logical.ts'
import { parseType } from '../../types/parse.ts'
import type { PipelineColumn } from '../columns.ts'
import { inputsOf, orderedSteps } from '../graph.ts'
import type { Pipeline } from '../schema.ts'
import { lowerStep } from '../steps/lower.ts'
import type { StepFault } from './builder.ts'
import { PlanBuilder, StepBuilder } from './builder.ts'
import type { Plan } from './ops.ts'

export interface Lowered {
  /** Without the steps that have faults, those that read them, and targets that cannot be reached. */
  readonly plan: Plan
  readonly faults: readonly (StepFault & { readonly step: string })[]
}

/** Values of parameters as canonical texts; absent ones have their defaults. */
export type ParameterValues = Readonly<Record<string, string | null>>

/**
 * Lowers a whole pipeline to ops over typed expressions. A step whose input is at fault is not looked at itself: one
 * cause, one fault.
 * @param sources columns of each source as they are known; steps over one that is missing are left out
 */
export function lowerPipeline(
  pipeline: Pipeline,
  sources: ReadonlyMap<string, readonly PipelineColumn[]>,
  given: ParameterValues = {},
): Lowered {
  const names = new Set([...Object.keys(pipeline.sources), ...Object.keys(pipeline.steps)])
  const { macros } = readMacros(pipeline.macros ?? {})
  const builder = new PlanBuilder(names, parametersOf(pipeline.params, given), macros)
  const faults: (StepFault & { step: string })[] = []
  for (const source of Object.keys(pipeline.sources)) {
    const columns = sources.get(source)
    if (columns) builder.nodes.push({ id: source, step: source, op: { op: 'scan', source }, columns, last: true })
  }
  for (const id of orderedSteps(pipeline)) {
    const step = pipeline.steps[id]
    if (!inputsOf(step).every((input) => builder.node(input))) continue
    const build = new StepBuilder(builder, id)
    const before = builder.nodes.length
    lowerStep(step, build)
    if (build.faults.length === 0) continue
    builder.nodes.length = before
    faults.push(...build.faults.map((fault) => ({ ...fault, step: id })))
  }
  const targets = Object.entries(pipeline.targets)
    .filter(([, target]) => builder.node(target.input))
    .map(([name, target]) => ({ name, input: target.input }))
  return { plan: { name: pipeline.name, timezone: pipeline.timezone, nodes: builder.nodes, targets }, faults }
}

/** Parameters with the values they are given, else their defaults; one with neither may not be used. */
export function parametersOf(
  params: Pipeline['params'],
  given: ParameterValues = {},
): NonNullable<Scope['parameters']> {
  const known = new Map<string, { readonly type: LogicalType; readonly value: string | null }>()
  for (const [name, { type, default: standard }] of Object.entries(params)) {
    const value = name in given ? given[name] : standard
    if (value !== undefined) known.set(name, { type: parseType(type), value: value === null ? null : String(value) })
  }
  return known
}
