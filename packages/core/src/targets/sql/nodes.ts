import type { NamedValue, Op, Order, PlanNode } from '../../pipeline/plan/ops.ts'
import type { LogicalType } from '../../types/logical.ts'
import type { RefusedConstruct } from '../capability.ts'
import type { SqlDialect } from './dialect.ts'
import { ExpressionWriter } from './expression.ts'
import type { Fragment } from './fragment.ts'
import { fill } from './fragment.ts'
import { orderKeys } from './group.ts'
import { joinBody } from './joins.ts'
import type { Relation, Relations } from './relations.ts'
import { columnOf, named } from './relations.ts'
import type { Over } from './rule.ts'
import type { Body, Select } from './select.ts'
import { unnestBody } from './unnest.ts'
import { overOf } from './windows.ts'

/** What the writing of one statement shares. */
export interface Statement {
  readonly dialect: SqlDialect
  readonly relations: Relations
  readonly timezone: string
  readonly refused: RefusedConstruct[]
  /** Joins that stand in the SELECT of the join that reads them. */
  readonly within: ReadonlySet<string>
}

/** The SELECT of one node. */
export function bodyOf(node: PlanNode, statement: Statement): Body {
  const { op } = node
  const output = statement.relations.of(node.id).columns
  switch (op.op) {
    case 'scan':
      return { columns: output, from: statement.relations.of(node.id).from }
    case 'join':
      return joinBody(node, op, statement)
    case 'union':
      return { union: op.inputs.map((id) => passing(statement.relations.of(id), output)) }
    case 'unnest':
      return unnestBody(node, op, statement)
    case 'aggregate':
      return aggregateBody(node, op, statement)
    default:
      return simpleBody(node, op, statement, output)
  }
}

function simpleBody(
  node: PlanNode,
  op: Extract<Op, { op: 'project' | 'filter' | 'window' | 'sort' | 'limit' | 'distinct' }>,
  statement: Statement,
  output: readonly string[],
): Body {
  const input = statement.relations.of(op.input)
  const writer = writerOver(node, input, statement)
  switch (op.op) {
    case 'project':
      return { columns: valuesOf(op.values, output, writer), from: input.from }
    case 'filter':
      return { ...passing(input, output), where: [writer.expression(op.where).text] }
    case 'window': {
      const over = overOf(node, op, statement, writer)
      const windowed = writerOver(node, input, statement, over)
      const values = valuesOf(op.values, output.slice(input.columns.length), windowed)
      return { columns: [...passing(input, output).columns, ...values], from: input.from }
    }
    case 'sort':
      return { ...passing(input, output), orderBy: orderOf(op.order, writer, statement) }
    case 'limit': {
      const limit = op.offset > 0 ? `LIMIT ${op.count} OFFSET ${op.offset}` : `LIMIT ${op.count}`
      return { ...passing(input, output), orderBy: orderOf(op.order, writer, statement), limit }
    }
    case 'distinct': {
      const keys = input.columns.map((_, i) => groupKey(columnOf(input, i), input, i, statement))
      const { groupBy } = statement.dialect
      const types = input.node.columns.map((column) => column.type)
      if (groupBy && types.some((type, i) => groupBy(keys[i], type) !== keys[i])) {
        return groupedBy(
          keys,
          types,
          keys.map((key, i) => named(key, output[i])),
          output,
          input,
          groupBy,
        )
      }
      const same = keys.every((key, i) => key.text === input.columns[i])
      if (same) return { ...passing(input, output), distinct: true }
      return { columns: keys.map((key, i) => named(key, output[i])), from: input.from, distinct: true }
    }
  }
}

function groupKey(column: Fragment, input: Relation, i: number, { dialect }: Statement): Fragment {
  return dialect.groupKey(column, input.node.columns[i].type)
}

function aggregateBody(node: PlanNode, op: Extract<Op, { op: 'aggregate' }>, statement: Statement): Select {
  const input = statement.relations.of(op.input)
  const writer = writerOver(node, input, statement)
  const output = statement.relations.of(node.id).columns
  const keys = op.by.map(({ expression }) => statement.dialect.groupKey(writer.exactly(expression), expression.type))
  const columns = [
    ...keys.map((key, i) => named(key, output[i])),
    ...valuesOf(op.values, output.slice(keys.length), writer),
  ]
  const { groupBy } = statement.dialect
  if (groupBy)
    return groupedBy(
      keys,
      op.by.map(({ expression }) => expression.type),
      columns,
      output,
      input,
      groupBy,
    )
  // By place: a name could be a column of the input as well as the key made from it.
  return { columns, from: input.from, groupBy: keys.map((_, i) => String(i + 1)) }
}

/** Groups by other forms of the keys than are shown: of the equal ones the least is shown, which is each of them. */
function groupedBy(
  keys: readonly Fragment[],
  types: readonly LogicalType[],
  columns: readonly string[],
  output: readonly string[],
  input: Relation,
  groupBy: NonNullable<SqlDialect['groupBy']>,
): Select {
  const forms = keys.map((key, i) => groupBy(key, types[i]))
  const shown = keys.map((key, i) => (forms[i] === key ? columns[i] : named(fill('min($1)', [key]), output[i])))
  const terms = keys.map((key, i) => (forms[i] === key ? String(i + 1) : forms[i].text))
  return { columns: [...shown, ...columns.slice(keys.length)], from: input.from, groupBy: terms }
}

/** A writer for expressions over the columns of one input. */
export function writerOver(node: PlanNode, input: Relation, statement: Statement, over?: Over): ExpressionWriter {
  const { dialect, timezone, refused } = statement
  const column = (index: number) => columnOf(input, index)
  const range = (index: number) => input.ranges[index]
  return new ExpressionWriter(dialect, { step: node.step, timezone, column, range, refused, ...(over && { over }) })
}

function valuesOf(values: readonly NamedValue[], names: readonly string[], writer: ExpressionWriter): string[] {
  return values.map(({ expression }, i) => named(writer.exactly(expression), names[i]))
}

export function orderOf(order: readonly Order[], writer: ExpressionWriter, { dialect }: Statement): readonly string[] {
  return orderKeys(order, writer, dialect)
}

/** All columns of the input as they are: `*` of a CTE, each by name of a table. */
export function passing(input: Relation, output: readonly string[]): Select {
  const same = !input.table && output.every((name, i) => name === input.columns[i])
  const whole = same && output.length >= input.columns.length
  return {
    columns: whole ? ['*'] : input.columns.map((name, i) => (name === output[i] ? name : `${name} AS ${output[i]}`)),
    from: input.from,
  }
}
