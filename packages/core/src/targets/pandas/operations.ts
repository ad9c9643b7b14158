import type { Typed } from '../../expressions/typed.ts'
import type { FrameBound, JoinOp, Op, OpKind, PlanNode, ProjectOp, WindowOp } from '../../pipeline/plan/ops.ts'
import type { Frame, RunScope } from '../python/run-body.ts'
import { aggregateCode, ordersCode, windowedCode } from './aggregates.ts'
import { column, type Place, type Surroundings } from './code.ts'
import { ExpressionWriter } from './expressions.ts'
import { joinCode } from './joins.ts'
import { pythonText, pythonValue } from './python.ts'
import { Refused } from './refused.ts'
import { pythonType } from './types.ts'

/** A parameter's default is Python code. */
export type OperationScope = RunScope<string>

type OpWriters = {
  readonly [K in OpKind]: (op: Extract<Op, { op: K }>, node: PlanNode, scope: OperationScope) => string
}

const WRITERS: OpWriters = {
  scan: (op, node) => {
    const types = node.columns.map(({ name, type }) => `${pythonText(name)}: ${pythonType(type)}`)
    return `conform(sources[${pythonText(op.source)}], {${types.join(', ')}})`
  },
  project: projectCode,
  filter: (op, _, scope) => {
    const input = scope.frame(op.input)
    return `keep(${input.variable}, ${writerOf(input, scope).column(op.where).text})`
  },
  join: (op: JoinOp, _, scope) => joinCode(op, scope),
  aggregate: (op, _, scope) => {
    const input = scope.frame(op.input)
    const writer = writerOf(input, scope)
    const by = op.by.map(({ name, expression }) => `${pythonText(name)}: ${writer.column(expression).text}`)
    const values = op.values.map(({ name, expression }) => {
      if (expression.kind !== 'aggregate') throw new Error(`${name}: not an aggregate`)
      return `${pythonText(name)}: ${aggregateCode(expression, writer)}`
    })
    return `aggregate(${input.variable}, by={${by.join(', ')}}, values={${values.join(', ')}})`
  },
  window: windowCode,
  sort: (op, _, scope) => {
    const input = scope.frame(op.input)
    return `sort(${input.variable}, [${ordersCode(op.order, writerOf(input, scope))}])`
  },
  limit: (op, _, scope) => {
    const input = scope.frame(op.input)
    const sorted = op.order.length > 0 && input.node.op.op !== 'sort'
    const orders = ordersCode(op.order, writerOf(input, scope))
    const rows = sorted ? `sort(${input.variable}, [${orders}])` : input.variable
    const end = op.offset + op.count
    return `${rows}.iloc[${op.offset === 0 ? '' : op.offset}:${end}].reset_index(drop=True)`
  },
  distinct: (op, _, scope) => `distinct_rows(${scope.frame(op.input).variable})`,
  union: (op, _, scope) => {
    const inputs = op.inputs.map((id) => scope.frame(id).variable)
    return `pd.concat([${inputs.join(', ')}], ignore_index=True)`
  },
  unnest: (op, node, scope) => {
    const input = scope.frame(op.input)
    const list = input.node.columns[op.column]
    const name = node.columns[op.column].name
    const type = pythonType(node.columns[op.column].type)
    return `unnest(${input.variable}, ${pythonText(list.name)}, ${pythonText(name)}, ${type})`
  },
}

/** The Python expression of the frame that a node gives. @throws Refused */
export function operationCode(node: PlanNode, scope: OperationScope): string {
  const { op } = node
  // The table pairs each writer with its op; TypeScript cannot see the pair through the lookup.
  return (WRITERS[op.op] as (op: Op, node: PlanNode, scope: OperationScope) => string)(op, node, scope)
}

/** Expressions over the columns of a frame. */
export function writerOf(frame: Frame, scope: Surroundings): ExpressionWriter {
  const place: Place = {
    frame: frame.variable,
    column: (index) => column(`${frame.variable}[${pythonText(frame.node.columns[index].name)}]`),
  }
  return new ExpressionWriter(place, scope)
}

/** The frame with further columns, some of its columns, or a new one: what reads best. */
function projectCode(op: ProjectOp, _: PlanNode, scope: OperationScope): string {
  const input = scope.frame(op.input)
  const writer = writerOf(input, scope)
  const own = input.node.columns
  const plain = op.values.map(
    ({ name, expression }) => expression.kind === 'column' && own[expression.index].name === name,
  )
  const names = op.values.map(({ name }) => pythonText(name))
  const texts = op.values.map(({ expression }) => writer.column(expression).text)
  if (plain.every(Boolean)) return `${input.variable}[[${names.join(', ')}]]`
  const kept = own.every(({ name }, i) => op.values[i]?.name === name)
  if (kept) {
    const added = names.flatMap((name, i) => (plain[i] ? [] : [`${name}: ${texts[i]}`]))
    return `${input.variable}.assign(**{${added.join(', ')}})`
  }
  const renames = renamesOf(op, own)
  if (renames) {
    const pairs = renames.map(([old, name]) => `${pythonText(old)}: ${pythonText(name)}`)
    return `${input.variable}.rename(columns={${pairs.join(', ')}})`
  }
  const columns = names.map((name, i) => `${name}: ${texts[i]}`)
  return `pd.DataFrame({${columns.join(', ')}}, index=${input.variable}.index)`
}

/** Old and new names where a project does nothing but rename; null where it does more. */
function renamesOf(op: ProjectOp, own: PlanNode['columns']): readonly (readonly [string, string])[] | null {
  if (op.values.length !== own.length) return null
  const all = op.values.every(({ expression }, i) => expression.kind === 'column' && expression.index === i)
  return all ? op.values.flatMap(({ name }, i) => (name === own[i].name ? [] : [[own[i].name, name] as const])) : null
}

function windowCode(op: WindowOp, _: PlanNode, scope: OperationScope): string {
  const input = scope.frame(op.input)
  const writer = writerOf(input, scope)
  const partition = op.partition.map((each) => writer.column(each).text)
  const values = op.values.map(({ name, expression }) => {
    if (expression.kind !== 'windowed') throw new Error(`${name}: not a window function`)
    return `${pythonText(name)}: ${windowedCode(expression, writer)}`
  })
  const parts = [
    input.variable,
    `partition=[${partition.join(', ')}]`,
    `order=[${ordersCode(op.order, writer)}]`,
    `values={${values.join(', ')}}`,
  ]
  if (op.frame)
    parts.push(
      `bounds=(${[pythonText(op.frame.unit), ...[op.frame.from, op.frame.to].map((bound) => boundCode(bound, op))].join(', ')})`,
    )
  return `window(${parts.join(', ')})`
}

const NUMBERS = ['int8', 'int16', 'int32', 'int64', 'uint64', 'decimal', 'float64']

/** None is unbounded; a distance is negative towards the start. */
function boundCode(bound: FrameBound, op: WindowOp): string {
  if (bound.at === 'current row') return '0'
  if (!('count' in bound)) return 'None'
  const ordered: Typed | undefined = op.order[0]?.expression
  if (op.frame?.unit === 'range' && !NUMBERS.includes(ordered?.type.kind ?? ''))
    throw new Refused('window', 'rangeOfMoments')
  const distance = bound.at === 'preceding' ? -bound.count : bound.count
  return Number.isInteger(distance)
    ? String(distance)
    : ordered?.type.kind === 'decimal'
      ? `Decimal(${pythonText(String(distance))})`
      : pythonValue(distance, { kind: 'float64' })
}
