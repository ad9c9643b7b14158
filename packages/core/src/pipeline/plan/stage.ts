import type { PipelineColumn } from '../columns.ts'
import { inputsOf } from '../graph.ts'
import type { LoweredStep } from '../plain.ts'
import { lowerPlain } from '../plain.ts'
import type { Pipeline } from '../schema.ts'
import type { Plan } from './ops.ts'

/** A source with the first steps behind it, which a load does on bytes while it reads. */
export interface Stage {
  readonly source: string
  readonly steps: readonly LoweredStep[]
}

export interface Staged {
  /** The stages by the name of the source or step whose rows they hold. */
  readonly stages: ReadonlyMap<string, Stage>
  /** What is left: the stages are its sources. */
  readonly pipeline: Pipeline
}

/**
 * Cuts off what a load can do by itself: from each source the plain steps up to the first that several read, that a
 * target or check reads, or that needs the engine. Casts there read a file's raw text, and their rejects keep their place.
 * @param targets the targets that the engine fills
 * @param direct sources that the engine reads by itself: nothing is cut off there
 */
export function cutStages(
  pipeline: Pipeline,
  plan: Plan,
  targets: readonly string[],
  direct: ReadonlySet<string> = new Set(),
): Staged {
  const needed = neededFor(pipeline, targets)
  const readers = readersOf(pipeline, needed, targets)
  const stages = new Map<string, Stage>()
  const passed = new Set<string>()
  for (const source of Object.keys(pipeline.sources).filter((name) => needed.has(name))) {
    const steps: LoweredStep[] = []
    let at = source
    while (!direct.has(source)) {
      const [reader, ...others] = readers.get(at) ?? []
      if (reader === undefined || others.length > 0 || reader.kind !== 'step') break
      const lowered = lowerPlain(reader.name, pipeline.steps[reader.name], plan)
      if (lowered === null) break
      steps.push(...lowered)
      at = reader.name
      passed.add(at)
    }
    stages.set(at, { source, steps })
  }
  const rest = Object.entries(pipeline.steps).filter(([id]) => needed.has(id) && !passed.has(id))
  return {
    stages,
    pipeline: {
      ...pipeline,
      sources: Object.fromEntries([...stages].map(([name, { source }]) => [name, pipeline.sources[source]])),
      steps: Object.fromEntries(rest),
      targets: Object.fromEntries(Object.entries(pipeline.targets).filter(([name]) => targets.includes(name))),
      checks: pipeline.checks.filter((check) => needed.has(check.on)),
    },
  }
}

/** Columns of nodes that stand, as a plan has them. */
export function columnsOf(plan: Plan, names: Iterable<string>): ReadonlyMap<string, readonly PipelineColumn[]> {
  return new Map([...names].map((name) => [name, plan.nodes.find((node) => node.id === name)?.columns ?? []]))
}

/**
 * Columns that were found of sources, among all that a plan has of them: a step whose values nobody reads still names
 * columns that were not brought.
 */
export function amongAll(
  plan: Plan,
  found: ReadonlyMap<string, readonly PipelineColumn[]>,
): ReadonlyMap<string, readonly PipelineColumn[]> {
  const all = columnsOf(plan, found.keys())
  return new Map(
    [...found].map(([name, columns]) => {
      const known = all.get(name) ?? []
      const more = columns.filter((column) => known.every((each) => each.name !== column.name))
      return [name, [...known.map((each) => columns.find(({ name: its }) => its === each.name) ?? each), ...more]]
    }),
  )
}

/** By source the names of the columns that a plan reads. */
export function columnsRead(plan: Plan): ReadonlyMap<string, readonly string[]> {
  return new Map(
    plan.nodes.flatMap(({ op, columns }) =>
      op.op === 'scan' ? [[op.source, columns.map((column) => column.name)] as const] : [],
    ),
  )
}

/** The stage that gives these columns alone; with none, as it is: its rows still count. */
export function narrowedStage(stage: Stage, columns: readonly string[]): Stage {
  return columns.length === 0 ? stage : { ...stage, steps: [...stage.steps, { type: 'select', columns }] }
}

/** Sources and steps that lead to the given targets or to a check. */
function neededFor(pipeline: Pipeline, targets: readonly string[]): ReadonlySet<string> {
  const needed = new Set<string>()
  const visit = (name: string) => {
    if (needed.has(name)) return
    needed.add(name)
    if (name in pipeline.steps) inputsOf(pipeline.steps[name]).forEach(visit)
  }
  for (const target of targets) visit(pipeline.targets[target].input)
  for (const check of pipeline.checks) visit(check.on)
  return needed
}

interface Reader {
  readonly kind: 'step' | 'target' | 'check'
  readonly name: string
}

function readersOf(
  pipeline: Pipeline,
  needed: ReadonlySet<string>,
  targets: readonly string[],
): ReadonlyMap<string, readonly Reader[]> {
  const readers = new Map<string, Reader[]>()
  const add = (read: string, reader: Reader) => readers.set(read, [...(readers.get(read) ?? []), reader])
  for (const [name, step] of Object.entries(pipeline.steps)) {
    if (needed.has(name)) for (const input of inputsOf(step)) add(input, { kind: 'step', name })
  }
  for (const name of targets) add(pipeline.targets[name].input, { kind: 'target', name })
  for (const check of pipeline.checks) add(check.on, { kind: 'check', name: check.on })
  return readers
}
