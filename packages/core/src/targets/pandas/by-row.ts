import type { PlanNode } from '../../pipeline/plan/ops.ts'
import type { Pipeline } from '../../pipeline/schema.ts'

const ROW_WISE: readonly string[] = ['scan', 'project', 'filter', 'unnest']

/**
 * Whether each row of a target comes of one row of one source alone, so that the source may be read and written by
 * chunks. Checks gate what is published: they look at all rows first.
 */
export function isByRow(nodes: readonly PlanNode[], { checks }: Pipeline): boolean {
  const sources = nodes.filter(({ op }) => op.op === 'scan')
  return checks.length === 0 && sources.length === 1 && nodes.every(({ op }) => ROW_WISE.includes(op.op))
}
