import type { Typed } from '../../expressions/typed.ts'
import type { JoinOp, Op, OpKind, PlanNode, ProjectOp, UnnestOp, WindowOp } from '../../pipeline/plan/ops.ts'
import { pythonText } from '../pandas/python.ts'
import type { Frame, RunScope } from '../python/run-body.ts'
import { aggregateCode, orderCode } from './aggregates.ts'
import { type Code, column, type Surroundings } from './code.ts'
import { ExpressionWriter } from './expressions.ts'
import { sparkType } from './types.ts'
import { windowedCode, windowViews } from './windows.ts'

/** A parameter's default is its text. */
export type OperationScope = RunScope<string | null>

type OpWriters = {
  readonly [K in OpKind]: (op: Extract<Op, { op: K }>, node: PlanNode, scope: OperationScope) => string
}

const WRITERS: OpWriters = {
  scan: (op, node) => {
    const types = node.columns.map(({ name, type }) => `${pythonText(name)}: ${pythonText(sparkType(type))}`)
    return `conform(sources[${pythonText(op.source)}], {${types.join(', ')}}, zone)`
  },
  project: projectCode,
  filter: (op, _, scope) => {
    const input = scope.frame(op.input)
    return `${input.variable}.where(${writerOf(input, scope).write(op.where).text})`
  },
  join: joinCode,
  aggregate: (op, _, scope) => {
    const input = scope.frame(op.input)
    const writer = writerOf(input, scope)
    const by = op.by.map(({ name, expression }) => aliased(writer.write(expression), name, expression))
    const values = op.values.map(({ name, expression }) => {
      if (expression.kind !== 'aggregate') throw new Error(`${name}: not an aggregate`)
      return `${aggregateCode(expression, writer, null)}.alias(${pythonText(name)})`
    })
    if (values.length === 0) return `${input.variable}.select(${by.join(', ')}).distinct()`
    return `${input.variable}.groupBy(${by.join(', ')}).agg(${values.join(', ')})`
  },
  window: windowCode,
  sort: (op, _, scope) => {
    const input = scope.frame(op.input)
    const writer = writerOf(input, scope)
    return `${input.variable}.orderBy(${op.order.map((each) => orderCode(each, writer)).join(', ')})`
  },
  limit: (op, _, scope) => {
    const input = scope.frame(op.input)
    const writer = writerOf(input, scope)
    const orders = op.order.map((each) => orderCode(each, writer)).join(', ')
    const rows = orders === '' ? input.variable : `${input.variable}.orderBy(${orders})`
    return `${rows}${op.offset === 0 ? '' : `.offset(${op.offset})`}.limit(${op.count})`
  },
  distinct: (op, _, scope) => `${scope.frame(op.input).variable}.distinct()`,
  union: (op, _, scope) => {
    const [first, ...others] = op.inputs.map((id) => scope.frame(id).variable)
    return `${first}${others.map((each) => `.union(${each})`).join('')}`
  },
  unnest: unnestCode,
}

/** The Python expression of the frame that a node gives. @throws Refused */
export function operationCode(node: PlanNode, scope: OperationScope): string {
  const { op } = node
  // The table pairs each writer with its op; TypeScript cannot see the pair through the lookup.
  return (WRITERS[op.op] as (op: Op, node: PlanNode, scope: OperationScope) => string)(op, node, scope)
}

/** A column by its name. */
export function columnNamed(name: string, qualifier?: string): Code {
  const quoted = /^[A-Za-z_]\w*$/.test(name) ? name : `\`${name.replaceAll('`', '``')}\``
  return column(`F.col(${pythonText(qualifier === undefined ? quoted : `${qualifier}.${quoted}`)})`)
}

export function writerOf(frame: Frame, scope: OperationScope): ExpressionWriter {
  return new ExpressionWriter(surroundings(scope, (index) => columnNamed(frame.node.columns[index].name)))
}

function surroundings(scope: OperationScope, named: (index: number) => Code): Surroundings {
  return {
    column: named,
    parameter: (name, text, type) => scope.parameter(name, text, type),
    now: () => scope.now(),
  }
}

/** A column under its new name; one that has it already stays as it is. */
function aliased(code: Code, name: string, expression: Typed): string {
  if (expression.kind === 'column' && code.text === columnNamed(name).text) return code.text
  return `${code.loose ? `(${code.text})` : code.text}.alias(${pythonText(name)})`
}

function projectCode(op: ProjectOp, _: PlanNode, scope: OperationScope): string {
  const input = scope.frame(op.input)
  const writer = writerOf(input, scope)
  const own = input.node.columns
  const plain = op.values.map(
    ({ name, expression }) => expression.kind === 'column' && own[expression.index].name === name,
  )
  const simple = op.values.every(({ name }) => /^\w+$/.test(name))
  if (simple && own.length > 0 && own.every(({ name }, i) => op.values[i]?.name === name)) {
    const added = op.values.flatMap(({ name, expression }, i) =>
      plain[i] ? [] : [`${pythonText(name)}: ${writer.write(expression).text}`],
    )
    return added.length === 0 ? input.variable : `${input.variable}.withColumns({${added.join(', ')}})`
  }
  const values = op.values.map(({ name, expression }) => aliased(writer.write(expression), name, expression))
  return `${input.variable}.select(${values.join(', ')})`
}

const HOW = {
  inner: 'inner',
  left: 'left',
  right: 'right',
  full: 'full',
  cross: 'cross',
  semi: 'left_semi',
  anti: 'left_anti',
} as const

function joinCode(op: JoinOp, _: PlanNode, scope: OperationScope): string {
  const [left, right] = [scope.frame(op.left), scope.frame(op.right)]
  const count = left.node.columns.length
  const named = (index: number) =>
    index < count
      ? columnNamed(left.node.columns[index].name, 'left')
      : columnNamed(right.node.columns[index - count].name, 'right')
  const writer = new ExpressionWriter(surroundings(scope, named))
  const sides = `${left.variable}.alias("left")`
  const other = `${right.variable}.alias("right")`
  const joined =
    op.on === null
      ? `${sides}.crossJoin(${other})`
      : `${sides}.join(${other}, on=${writer.write(op.on).text}, how=${pythonText(HOW[op.kind])})`
  const output = op.output.map(({ name, index }) => {
    const code = named(index)
    const own = index < count ? left.node.columns[index].name : right.node.columns[index - count].name
    return own === name ? code.text : `${code.text}.alias(${pythonText(name)})`
  })
  return `${joined}.select(${output.join(', ')})`
}

/** Windows stand in the statement itself; a frame in groups of peers needs their dense rank as a column first. */
function windowCode(op: WindowOp, _: PlanNode, scope: OperationScope): string {
  const input = scope.frame(op.input)
  const writer = writerOf(input, scope)
  const rank = freeName('peers', input.node)
  const views = windowViews(op, writer, columnNamed(rank).text)
  const values = op.values.map(({ name, expression }) => {
    if (expression.kind !== 'windowed') throw new Error(`${name}: not a window function`)
    return `${windowedCode(expression, writer, views)}.alias(${pythonText(name)})`
  })
  const source =
    op.frame?.unit === 'groups'
      ? `${input.variable}.withColumn(${pythonText(rank)}, F.dense_rank().over(${views.order}))`
      : input.variable
  const kept = input.node.columns.map(({ name }) => columnNamed(name).text)
  return `${source}.select(${[...kept, ...values].join(', ')})`
}

/** A name that no column of the node has, like the one that is wanted. */
export function freeName(wanted: string, { columns }: PlanNode): string {
  return columns.some(({ name }) => name === wanted) ? freeName(`${wanted}_`, { columns } as PlanNode) : wanted
}

function unnestCode(op: UnnestOp, node: PlanNode, scope: OperationScope): string {
  const input = scope.frame(op.input)
  const values = input.node.columns.map(({ name }, i) =>
    i === op.column
      ? `F.explode(${columnNamed(name).text}).alias(${pythonText(node.columns[i].name)})`
      : columnNamed(name).text,
  )
  return `${input.variable}.select(${values.join(', ')})`
}
