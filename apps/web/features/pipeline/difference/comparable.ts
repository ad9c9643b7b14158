import type { GraphNode, PipelineGraph } from '#features/graph/model.ts'
import { graphOf } from '#features/graph/model.ts'

/** Names of sources and steps that both texts have. */
export function commonSteps(before: string | null, after: string | null): readonly string[] {
  const names = (text: string | null) =>
    (text === null ? [] : (graphOf(text)?.nodes ?? [])).filter(isRead).map(({ name }) => name)
  const earlier = new Set(names(before))
  return names(after).filter((name) => earlier.has(name))
}

/** Columns that all compared rows have: those of a step, or of what each target reads. */
export function comparedColumns(
  graph: PipelineGraph | null,
  on: string,
  columnsOf: (name: string) => readonly string[],
): readonly string[] {
  const targets = (graph?.nodes ?? []).filter(({ section }) => section === 'targets')
  const inputs = on === '' ? targets.map(({ value }) => String(value.input)) : [on]
  const [first = [], ...others] = inputs.map(columnsOf)
  return first.filter((name) => others.every((columns) => columns.includes(name)))
}

function isRead({ section }: GraphNode): boolean {
  return section !== 'targets'
}
