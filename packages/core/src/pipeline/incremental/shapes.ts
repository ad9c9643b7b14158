import { PlatformError } from '../../errors/error.ts'
import { columnsIn } from '../plan/columns-used.ts'
import type { AggregateOp, FilterOp, Plan, PlanNode, ProjectOp } from '../plan/ops.ts'
import { inputsOfOp } from '../plan/ops.ts'
import { joinShape } from './joins.ts'
import type { Needs } from './needs.ts'
import type { Period } from './periods.ts'
import { coarser, shortest } from './periods.ts'
import type { ColumnShape, NodeShape } from './shape.ts'
import { COMPUTED_OF_MANY, shapeOfValue, wholeShape } from './shape.ts'
import { keepsFirst, lastOfParts, windowShape } from './windows.ts'

/**
 * Follows cursors through a plan: of which rows of the sources its rows are made, and what rows that come later change.
 * @returns by node; none for nodes with a fault and those behind them
 */
export function shapesOf(plan: Plan, needs: Needs): ReadonlyMap<string, NodeShape> {
  const shapes = new Map<string, NodeShape>()
  for (const node of plan.nodes) {
    const inputs = inputsOfOp(node.op).map((id) => shapes.get(id))
    const known = inputs.flatMap((shape) => shape ?? [])
    const shape = known.length === inputs.length ? shapeOf(node, known, needs) : null
    if (shape !== null) shapes.set(node.id, shape)
  }
  return shapes
}

function shapeOf(node: PlanNode, inputs: readonly NodeShape[], needs: Needs): NodeShape | null {
  const { op, step } = node
  if (op.op === 'scan') return scanShape(node, op.source, needs)
  if (inputs.every(({ sources }) => sources.size === 0)) return wholeShape(node.columns.length)
  const [input] = inputs
  if (op.op === 'filter') return filterShape(node, op, input, needs)
  const numbered = inputs.find((each) => each.numbered !== null)
  if (numbered?.numbered) return windowFault(numbered.numbered.step, numbered, needs)
  switch (op.op) {
    case 'join':
      return joinShape(needs, step, op, inputs[0], inputs[1])
    case 'union':
      return unionShape(node, inputs)
    case 'project':
      return projectShape(op, input)
    case 'unnest': {
      const element = { ...input.columns[op.column], period: null, isCursor: false }
      return { ...input, columns: input.columns.map((column, i) => (i === op.column ? element : column)) }
    }
    case 'sort':
      return input
    case 'limit':
      return needs.fault(step, new PlatformError('incremental.limit', { step }))
    case 'distinct': {
      const unstable = input.columns.findIndex((column) => !column.stable)
      if (unstable !== -1 && input.identity === null) return changing(node, node.columns[unstable].name, needs)
      return { ...input, beyondRows: step }
    }
    case 'aggregate':
      return groupShape(node, op, input, needs)
    case 'window':
      return windowShape(needs, step, op, input)
  }
}

function scanShape({ columns }: PlanNode, source: string, needs: Needs): NodeShape {
  const own = needs.sources.get(source)
  const whole = wholeShape(columns.length)
  if (own === undefined) return whole
  const shapes = columns.map(({ name }): ColumnShape => {
    const isCursor = name === own.cursor
    return { period: isCursor ? 'exact' : null, isCursor, stable: true }
  })
  return { ...whole, sources: new Set([source]), columns: shapes }
}

function filterShape(node: PlanNode, { where }: FilterOp, input: NodeShape, needs: Needs): NodeShape | null {
  const { numbered } = input
  if (numbered !== null)
    return keepsFirst(where, numbered) ? lastOfParts(input, numbered) : windowFault(numbered.step, input, needs)
  const unstable = [...columnsIn([where])].find((column) => !input.columns[column].stable)
  if (unstable !== undefined) return changing(node, node.columns[unstable].name, needs)
  return shapeOfValue(where, input.columns).stable ? input : changing(node, null, needs)
}

function projectShape({ values }: ProjectOp, input: NodeShape): NodeShape {
  const place = (column: number) =>
    values.findIndex(({ expression }) => expression.kind === 'column' && expression.index === column)
  return {
    ...input,
    columns: values.map(({ expression }) => shapeOfValue(expression, input.columns)),
    identity: input.identity && input.identity.map(place),
  }
}

/** Groups are whole where one of the keys is a period; those of which nothing is computed do not change. */
function groupShape(node: PlanNode, { by, values }: AggregateOp, input: NodeShape, needs: Needs): NodeShape | null {
  const { step } = node
  const keys = by.map(({ expression }) => shapeOfValue(expression, input.columns))
  const unstable = keys.findIndex((key) => !key.stable)
  if (unstable !== -1) return changing(node, by[unstable].name, needs)
  if (values.length > 0) {
    const period = shortest(keys.flatMap((key) => key.period ?? []))
    if (input.isMixed) return needs.fault(step, new PlatformError('incremental.mixed', { step }))
    if (period === null)
      return needs.fault(step, new PlatformError('incremental.groups', { step, ...needs.named(input.sources) }))
    if (!needs.wholePeriods(step, input.sources, period)) return null
  }
  const columns = [...keys.map((key) => ({ ...key, isCursor: false })), ...values.map(() => COMPUTED_OF_MANY)]
  return { ...input, columns, identity: keys.map((_, i) => i), beyondRows: step }
}

function unionShape({ step, columns }: PlanNode, inputs: readonly NodeShape[]): NodeShape {
  const parts = inputs.filter(({ sources }) => sources.size > 0)
  const shapes = columns.map((_, i): ColumnShape => {
    const all = parts.map((each) => each.columns[i])
    const periods = all.map(({ period }) => period)
    return {
      period: periods.reduce<Period | null>((one, each) => one && each && coarser(one, each), periods[0] ?? null),
      isCursor: all.every(({ isCursor }) => isCursor),
      stable: inputs.every((each) => each.columns[i].stable),
    }
  })
  const [first] = parts
  const isSame = parts.every(({ identity }) => JSON.stringify(identity) === JSON.stringify(first.identity))
  return {
    sources: new Set(parts.flatMap(({ sources }) => [...sources])),
    isMixed: inputs.some(({ isMixed, sources }) => isMixed || sources.size === 0),
    columns: shapes,
    identity: isSame ? first.identity : [-1],
    beyondRows: step,
    numbered: null,
  }
}

/** @param column what changes; null where it is the condition itself, which gives another value at each run */
function changing({ step }: PlanNode, column: string | null, needs: Needs): null {
  const error =
    column === null
      ? new PlatformError('incremental.not-repeatable', { step })
      : new PlatformError('incremental.changing', { step, column })
  return needs.fault(step, error)
}

function windowFault(step: string, { sources }: NodeShape, needs: Needs): null {
  return needs.fault(step, new PlatformError('incremental.windows', { step, ...needs.named(sources) }))
}
