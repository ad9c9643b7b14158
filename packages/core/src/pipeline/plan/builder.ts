import { PlatformError } from '../../errors/error.ts'
import { bindCondition, bindExpression } from '../../expressions/bind.ts'
import { BOOL, TEXT } from '../../expressions/functions/definition.ts'
import type { Macros } from '../../expressions/macros.ts'
import type { Scope, ScopeColumn, Typed } from '../../expressions/typed.ts'
import type { PipelineColumn } from '../columns.ts'
import type { Step } from '../schema.ts'
import { mayBeNull } from './nullable.ts'
import type { NamedValue, Op, Order, PlanNode } from './ops.ts'

/** Something wrong with a part of a step: `path` leads to it within the step, `where`, `values.revenue`. */
export interface StepFault {
  readonly path: readonly (string | number)[]
  readonly error: PlatformError
}

/** What the steps of one pipeline are lowered into. */
export class PlanBuilder {
  readonly nodes: PlanNode[] = []
  readonly parameters: NonNullable<Scope['parameters']>
  readonly macros: Macros
  readonly #named: ReadonlySet<string>

  /** @param named ids that nodes in between may not take: those of sources and steps */
  constructor(named: ReadonlySet<string>, parameters: NonNullable<Scope['parameters']>, macros: Macros = new Map()) {
    this.#named = named
    this.parameters = parameters
    this.macros = macros
  }

  node(id: string): PlanNode | undefined {
    return this.nodes.find((node) => node.id === id)
  }

  /** Ids that are not free: those of sources, steps and nodes. */
  takenIds(): ReadonlySet<string> {
    return new Set([...this.#named, ...this.nodes.map((node) => node.id)])
  }

  /** An id for a node between: `monthly_grouped`, with a number where that is taken. */
  freeId(wanted: string): string {
    let id = wanted
    for (let n = 2; this.#named.has(id) || this.node(id); n++) id = `${wanted}_${n}`
    return id
  }

  /** The order that the rows of a node are known to come in; empty where none is. */
  orderOf(id: string): readonly Order[] {
    const op = this.node(id)?.op
    if (op?.op === 'sort' || op?.op === 'limit') return op.order
    if (op?.op === 'filter') return this.orderOf(op.input)
    return op?.op === 'project' ? throughProject(this.orderOf(op.input), op.values) : []
  }
}

/** The order behind a projection; empty where what is ordered by is not among its columns. */
function throughProject(order: readonly Order[], values: readonly NamedValue[]): readonly Order[] {
  const places = new Map(
    values.flatMap(({ expression }, i) => (expression.kind === 'column' ? [[expression.index, i] as const] : [])),
  )
  const kept = order.map((term) => {
    const { expression } = term
    const place = expression.kind === 'column' ? places.get(expression.index) : undefined
    return place === undefined || expression.kind !== 'column'
      ? null
      : { ...term, expression: { ...expression, index: place, name: values[place].name } }
  })
  return kept.some((term) => term === null) ? [] : kept.filter((term) => term !== null)
}

export type StepOf<T extends Step['type']> = Extract<Step, { type: T }>

/** Lowers one step: gathers its nodes and what is wrong with it. */
export class StepBuilder {
  readonly id: string
  readonly faults: StepFault[] = []
  readonly plan: PlanBuilder

  constructor(plan: PlanBuilder, id: string) {
    this.plan = plan
    this.id = id
  }

  /** A node that the step reads; it stands, because steps whose inputs are at fault are not lowered. */
  input(name: string): PlanNode {
    const node = this.plan.node(name)
    if (!node) throw new PlatformError('pipeline.input-unknown', { name, known: '' })
    return node
  }

  scope(input: PlanNode, functions?: Scope['functions']): Scope {
    return this.scopeOf(input.columns, input.id, functions)
  }

  scopeOf(columns: readonly ScopeColumn[], input?: string, functions?: Scope['functions']): Scope {
    return {
      columns,
      parameters: this.plan.parameters,
      macros: this.plan.macros,
      ...(input !== undefined && { input }),
      ...(functions && { functions }),
    }
  }

  /** The expression, or NULL after noting what is wrong with it. */
  expression(path: readonly (string | number)[], text: string | number | boolean, scope: Scope): Typed {
    return (
      this.attempt(path, () => bindExpression(String(text), scope)) ?? { kind: 'constant', type: TEXT, value: null }
    )
  }

  condition(path: readonly (string | number)[], text: string, scope: Scope): Typed {
    return this.attempt(path, () => bindCondition(text, scope)) ?? { kind: 'constant', type: BOOL, value: null }
  }

  /** The index of a column that a step names; 0 after noting that there is none. */
  column(path: readonly (string | number)[], columns: readonly PipelineColumn[], name: string): number {
    const index = columns.findIndex((column) => column.name === name)
    if (index !== -1) return index
    const known = columns.map((column) => column.name).join(', ')
    this.fault(path, new PlatformError('pipeline.column-unknown', { step: this.id, column: name, known }))
    return 0
  }

  attempt<T>(path: readonly (string | number)[], work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      this.fault(path, error)
      return undefined
    }
  }

  fault(path: readonly (string | number)[], error: PlatformError): void {
    this.faults.push({ path, error })
  }

  /** A node between the inputs and the last one, under the step's name and a word for what it does. */
  add(word: string, op: Op, columns: readonly PipelineColumn[]): PlanNode {
    return this.#push(this.plan.freeId(`${this.id}_${word}`), op, columns, false)
  }

  /** The node that readers of the step read. */
  finish(op: Op, columns: readonly PipelineColumn[]): PlanNode {
    const seen = new Set<string>()
    for (const { name } of columns) {
      if (seen.has(name)) this.fault([], new PlatformError('pipeline.column-twice', { step: this.id, column: name }))
      seen.add(name)
    }
    return this.#push(this.id, op, columns, true)
  }

  /** The last node as a projection. */
  finishProject(input: PlanNode, values: readonly NamedValue[]): PlanNode {
    return this.finish({ op: 'project', input: input.id, values }, columnsOfValues(values, input.columns))
  }

  /** Gives the last node the step's own name: it is what readers of the step read. */
  nameLast(id: string): void {
    const { nodes } = this.plan
    const at = nodes.findIndex((node) => node.id === id)
    nodes[at] = { ...nodes[at], id: this.id, last: true }
  }

  #push(id: string, op: Op, columns: readonly PipelineColumn[], last: boolean): PlanNode {
    const node: PlanNode = { id, step: this.id, op, columns, last }
    this.plan.nodes.push(node)
    return node
  }
}

export function columnsOfValues(
  values: readonly NamedValue[],
  input: readonly PipelineColumn[],
): readonly PipelineColumn[] {
  return values.map(({ name, expression }) => ({
    name,
    type: expression.type,
    nullable: mayBeNull(expression, input),
  }))
}

/** A column of a node as a value under its own or another name. */
export function columnValue(columns: readonly PipelineColumn[], index: number, name = columns[index].name): NamedValue {
  return { name, expression: columnOf(columns, index) }
}

export function columnOf(columns: readonly PipelineColumn[], index: number): Typed {
  return { kind: 'column', type: columns[index].type, index, name: columns[index].name }
}

export function allColumns(columns: readonly PipelineColumn[]): readonly NamedValue[] {
  return columns.map((_, index) => columnValue(columns, index))
}

/** The columns with some replaced or added, as `derive` does. */
export function withValues(columns: readonly PipelineColumn[], values: readonly NamedValue[]): readonly NamedValue[] {
  const replaced = new Map(values.map((value) => [value.name, value]))
  const kept = allColumns(columns).map((value) => replaced.get(value.name) ?? value)
  return [...kept, ...values.filter((value) => columns.every((column) => column.name !== value.name))]
}
