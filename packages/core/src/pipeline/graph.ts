import { PlatformError } from '../errors/error.ts'
import type { Pipeline, Step } from './schema.ts'

/** Names of what a step reads, in the order that it names them. */
export function inputsOf(step: Step): readonly string[] {
  if (step.type === 'join') return [step.left, step.right].map((side) => (typeof side === 'string' ? side : side.input))
  if (step.type === 'union' || step.type === 'sql') return step.inputs
  return [step.input]
}

/** What is wrong with the names of a pipeline before any column is looked at. */
export type GraphFault =
  | { readonly kind: 'name-clash'; readonly path: readonly string[]; readonly name: string }
  | { readonly kind: 'input-unknown'; readonly path: readonly string[]; readonly name: string; readonly known: string }
  | { readonly kind: 'cycle'; readonly path: readonly string[]; readonly steps: string }

/** Steps in an order in which each comes after what it reads; those of a cycle are left out. */
export function orderedSteps(pipeline: Pipeline): readonly string[] {
  const ready = new Set(Object.keys(pipeline.sources))
  const waiting = new Set(Object.keys(pipeline.steps))
  const ordered: string[] = []
  for (let found = true; found; ) {
    found = false
    for (const id of waiting) {
      if (!inputsOf(pipeline.steps[id]).every((input) => ready.has(input) || !known(pipeline, input))) continue
      ordered.push(id)
      ready.add(id)
      waiting.delete(id)
      found = true
    }
  }
  return ordered
}

export function graphFaults(pipeline: Pipeline): readonly GraphFault[] {
  const faults: GraphFault[] = []
  for (const id of Object.keys(pipeline.steps))
    if (id in pipeline.sources) faults.push({ kind: 'name-clash', path: ['steps', id], name: id })
  const names = [...Object.keys(pipeline.sources), ...Object.keys(pipeline.steps)].join(', ')
  const readers = [
    ...Object.entries(pipeline.steps).flatMap(([id, step]) =>
      inputsOf(step).map((name) => ({ name, path: ['steps', id] })),
    ),
    ...Object.entries(pipeline.targets).map(([id, target]) => ({ name: target.input, path: ['targets', id, 'input'] })),
    ...pipeline.checks.map((check, i) => ({ name: check.on, path: ['checks', String(i), 'on'] })),
  ]
  for (const { name, path } of readers)
    if (!known(pipeline, name)) faults.push({ kind: 'input-unknown', path, name, known: names })
  const ordered = new Set(orderedSteps(pipeline))
  const circular = Object.keys(pipeline.steps).filter((id) => !ordered.has(id))
  if (circular.length > 0) faults.push({ kind: 'cycle', path: ['steps', circular[0]], steps: circular.join(', ') })
  return faults
}

/** Sources and steps that nothing reads. */
export function unread(pipeline: Pipeline): readonly string[] {
  const used = new Set([
    ...Object.values(pipeline.steps).flatMap(inputsOf),
    ...Object.values(pipeline.targets).map((target) => target.input),
  ])
  return [...Object.keys(pipeline.sources), ...Object.keys(pipeline.steps)].filter((name) => !used.has(name))
}

/** Whether a name is a source's or a step's. */
export function known(pipeline: Pipeline, name: string): boolean {
  return name in pipeline.sources || name in pipeline.steps
}

/** The source that a source or step reads through steps of one input; null where several meet. */
export function onlySource(pipeline: Pipeline, name: string): string | null {
  if (name in pipeline.sources) return name
  const step = pipeline.steps[name]
  const inputs = step ? inputsOf(step) : []
  return inputs.length === 1 ? onlySource(pipeline, inputs[0]) : null
}

/** A source or step and all that leads to it. @throws PlatformError `pipeline.cycle` */
export function ancestorsOf(pipeline: Pipeline, name: string, path: readonly string[] = []): ReadonlySet<string> {
  if (path.includes(name)) throw new PlatformError('pipeline.cycle', { steps: path.join(', ') })
  const step = pipeline.steps[name]
  const above = step ? inputsOf(step).flatMap((input) => [...ancestorsOf(pipeline, input, [...path, name])]) : []
  return new Set([name, ...above])
}
