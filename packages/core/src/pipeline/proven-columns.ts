import type { SourceStatistics } from '../contracts/source.ts'
import { formatType } from '../types/logical.ts'
import type { Bounds } from '../values/bounds.ts'
import type { PlanNode } from './plan/ops.ts'
import type { SourceFacts } from './warning.ts'

/** What holds for every row that a column of a source has, without a doubt, and what says so. */
export interface ProvenColumn {
  readonly source: string
  readonly column: string
  readonly basis: 'profile' | 'statistics'
  readonly bounds?: Bounds
  /** All values but NULL, canonical. */
  readonly values?: readonly string[]
  /** Rows without a value: none, all of them, or some. */
  readonly nulls: 'none' | 'all' | 'some'
}

/** What is known of the sources of a plan, by name. */
export interface KnownSources {
  readonly facts: ReadonlyMap<string, SourceFacts>
  readonly statistics: ReadonlyMap<string, SourceStatistics>
  readonly node: (id: string) => PlanNode
}

/**
 * What is proven of a node's column that is a source's own, unchanged on the way: rows may have been left out or repeated
 * since, or have no partner in a join, which adds NULLs.
 * @returns null for what is computed, and where nothing is certain
 */
export function provenColumn(id: string, index: number, known: KnownSources): ProvenColumn | null {
  const node = known.node(id)
  const { op } = node
  switch (op.op) {
    case 'scan':
      return provenOfSource(op.source, node.columns[index], known)
    case 'filter':
    case 'sort':
    case 'limit':
    case 'distinct':
      return provenColumn(op.input, index, known)
    case 'project':
    case 'aggregate': {
      const value = op.op === 'project' ? op.values[index] : op.by[index]
      return value?.expression.kind === 'column' ? provenColumn(op.input, value.expression.index, known) : null
    }
    case 'window':
      return index < known.node(op.input).columns.length ? provenColumn(op.input, index, known) : null
    case 'join': {
      const width = known.node(op.left).columns.length
      const at = op.output[index].index
      const found = at < width ? provenColumn(op.left, at, known) : provenColumn(op.right, at - width, known)
      const lone = op.kind === 'full' || op.kind === (at < width ? 'right' : 'left')
      return found && lone && found.nulls === 'none' ? { ...found, nulls: 'some' } : found
    }
    case 'union':
    case 'unnest':
      return null
  }
}

function provenOfSource(
  source: string,
  { name, type }: PlanNode['columns'][number],
  { facts: measured, statistics }: KnownSources,
): ProvenColumn | null {
  const facts = measured.get(source)
  const counted = facts?.columns.get(name)
  if (facts?.current && counted?.type === formatType(type)) {
    const { nulls, bounds, values } = counted
    return {
      source,
      column: name,
      basis: 'profile',
      nulls: nulls === 0 ? 'none' : nulls === facts.rows ? 'all' : 'some',
      ...(bounds && { bounds }),
      ...(values && { values }),
    }
  }
  const told = statistics.get(source)
  const own = told?.columns.get(name)
  if (!told?.exact || !own) return null
  // What a profile knows to be of people is not shown.
  const bounds = counted?.personal ? undefined : own.bounds
  const nulls = own.nulls === 0 ? 'none' : own.nulls === 1 ? 'all' : 'some'
  return { source, column: name, basis: 'statistics', nulls, ...(bounds && { bounds }) }
}
