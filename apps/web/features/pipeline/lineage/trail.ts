import type { Check } from '../use-check.ts'

export type TargetLineage = Check['lineage'][number]
export type ColumnLineage = TargetLineage['columns'][number]

/** The parts of a graph that a column passes on its way, and what it is called where that is known. */
export interface Trail {
  readonly nodes: ReadonlySet<string>
  readonly columns: ReadonlyMap<string, readonly string[]>
}

/** The way of a target's column: its sources, the steps between, the target. */
export function trailOf(target: string, { name, from }: ColumnLineage): Trail {
  const columns = new Map<string, readonly string[]>([[`targets.${target}`, [name]]])
  for (const { source, column } of from)
    columns.set(`sources.${source}`, [...(columns.get(`sources.${source}`) ?? []), column])
  const steps = from.flatMap((origin) => origin.steps.map((step) => `steps.${step}`))
  return { nodes: new Set([...columns.keys(), ...steps]), columns }
}
