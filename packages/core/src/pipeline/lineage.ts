import { operandsOfTyped } from '../expressions/transform.ts'
import type { Typed } from '../expressions/typed.ts'
import type { Op, Order, Plan, PlanNode } from './plan/ops.ts'

/** How a value came from a source's column, from the least change to the most. */
export const LINEAGE_KINDS = ['copied', 'computed', 'aggregated'] as const
export type LineageKind = (typeof LINEAGE_KINDS)[number]

/** A column of a source, and the steps that its values passed on their way, in their order. */
export interface Origin {
  readonly source: string
  readonly column: string
  readonly steps: readonly string[]
}

export interface ColumnOrigin extends Origin {
  readonly how: LineageKind
}

export interface TargetLineage {
  readonly target: string
  readonly columns: readonly { readonly name: string; readonly from: readonly ColumnOrigin[] }[]
  /** Columns that decide which rows there are: conditions, keys of joins and groups, orders that a limit cuts. */
  readonly filteredBy: readonly Origin[]
}

/** For each target column the source columns that it comes from, through which steps, and how. */
export function lineageOf(plan: Plan): readonly TargetLineage[] {
  const traces = traceNodes(plan)
  const steps = stepsOf(plan)
  const told = ({ source, column, steps: passed }: Trace): Origin => ({
    source,
    column,
    steps: steps.filter((_, i) => (passed >> BigInt(i)) & 1n),
  })
  return plan.targets.map(({ name, input }) => {
    const trace = traces.get(input)
    const node = plan.nodes.find((each) => each.id === input)
    const columns = (node?.columns ?? []).map((column, i) => ({
      name: column.name,
      from: [...(trace?.columns[i].values() ?? [])].map((each) => ({ ...told(each), how: each.how })),
    }))
    return { target: name, columns, filteredBy: [...(trace?.rows.values() ?? [])].map(told) }
  })
}

/** Names of the steps of a plan, each after what it reads. */
function stepsOf(plan: Plan): readonly string[] {
  return [...new Set(plan.nodes.map((node) => node.step))]
}

interface Trace {
  readonly source: string
  readonly column: string
  /** A bit for each step that was passed, by its place in the plan: hundreds of sets would be slow to join. */
  readonly steps: bigint
}

interface ColumnTrace extends Trace {
  readonly how: LineageKind
}

/** By source and column. */
export type Traces = ReadonlyMap<string, ColumnTrace>

/** Where each column of a node comes from, and what its rows were chosen by. */
export interface NodeTrace {
  readonly columns: readonly Traces[]
  readonly rows: Traces
}

/** The same for every node of a plan, by its id. */
export function traceNodes(plan: Plan): ReadonlyMap<string, NodeTrace> {
  const bits = new Map(stepsOf(plan).map((step, i) => [step, 1n << BigInt(i)]))
  const traces = new Map<string, NodeTrace>()
  for (const node of plan.nodes) traces.set(node.id, traceOp(node, traces, bits.get(node.step) ?? 0n))
  return traces
}

const NOTHING: NodeTrace = { columns: [], rows: new Map() }

/** @param step the bit of the node's step */
function traceOp(node: PlanNode, known: ReadonlyMap<string, NodeTrace>, step: bigint): NodeTrace {
  const { op } = node
  const of = (id: string) => known.get(id) ?? NOTHING
  switch (op.op) {
    case 'scan':
      return {
        columns: node.columns.map(({ name }) => {
          const origin = { source: op.source, column: name, how: 'copied', steps: 0n } as const
          return new Map([[keyOf(origin), origin]])
        }),
        rows: new Map(),
      }
    case 'join': {
      const [left, right] = [of(op.left), of(op.right)]
      const columns = [...left.columns, ...right.columns]
      const on = op.on ? [traceExpression(op.on, columns)] : []
      return passed(step, {
        columns: op.output.map(({ index }) => columns[index]),
        rows: merged([left.rows, right.rows, ...on]),
      })
    }
    case 'union': {
      const inputs = op.inputs.map(of)
      return passed(step, {
        columns: node.columns.map((_, i) => merged(inputs.map((input) => input.columns[i] ?? new Map()))),
        rows: merged(inputs.map((input) => input.rows)),
      })
    }
    default:
      return passed(step, traceOne(op, of(op.input)))
  }
}

function traceOne(op: Exclude<Op, { op: 'scan' | 'join' | 'union' }>, { columns, rows }: NodeTrace): NodeTrace {
  const trace = (tree: Typed) => traceExpression(tree, columns)
  const terms = (order: readonly Order[]) => order.map((term) => trace(term.expression))
  switch (op.op) {
    case 'project':
      return { columns: op.values.map(({ expression }) => trace(expression)), rows }
    case 'filter':
      return { columns, rows: merged([rows, trace(op.where)]) }
    case 'aggregate': {
      const keys = op.by.map(({ expression }) => trace(expression))
      const values = op.values.map(({ expression }) => trace(expression))
      return { columns: [...keys, ...values], rows: merged([rows, ...keys]) }
    }
    case 'window': {
      const around = merged([...op.partition.map(trace), ...terms(op.order)], 'computed')
      const values = op.values.map(({ expression }) => merged([trace(expression), around]))
      return { columns: [...columns, ...values], rows }
    }
    case 'limit':
      return { columns, rows: merged([rows, ...terms(op.order)]) }
    case 'distinct':
      return { columns, rows: merged([rows, ...columns]) }
    case 'unnest':
      return {
        columns: columns.map((column, i) => (i === op.column ? merged([column], 'computed') : column)),
        rows: merged([rows, columns[op.column]]),
      }
    case 'sort':
      return { columns, rows }
  }
}

/** What an expression's value comes from: a bare column is copied, anything else computed, or aggregated from rows. */
function traceExpression(tree: Typed, columns: readonly Traces[]): Traces {
  if (tree.kind === 'column') return columns[tree.index]
  const how = tree.kind === 'aggregate' || tree.kind === 'windowed' ? 'aggregated' : 'computed'
  return merged(
    operandsOfTyped(tree).map((operand) => traceExpression(operand, columns)),
    how,
  )
}

/** All of them, each at least in the given way. */
function merged(all: readonly Traces[], least: LineageKind = 'copied'): Traces {
  const together = new Map<string, ColumnTrace>()
  for (const trace of all.flatMap((each) => [...each.values()])) {
    const key = keyOf(trace)
    const before = together.get(key)
    const how = [trace.how, least, before?.how ?? 'copied'].reduce(further)
    together.set(key, { ...trace, how, steps: trace.steps | (before?.steps ?? 0n) })
  }
  return together
}

function further(a: LineageKind, b: LineageKind): LineageKind {
  return LINEAGE_KINDS.indexOf(a) > LINEAGE_KINDS.indexOf(b) ? a : b
}

/** The same with a step more on the way. */
function passed(step: bigint, { columns, rows }: NodeTrace): NodeTrace {
  const add = (traces: Traces): Traces => {
    const more = new Map<string, ColumnTrace>()
    for (const [key, trace] of traces) more.set(key, { ...trace, steps: trace.steps | step })
    return more
  }
  return { columns: columns.map(add), rows: add(rows) }
}

function keyOf({ source, column }: { readonly source: string; readonly column: string }): string {
  return JSON.stringify([source, column])
}
