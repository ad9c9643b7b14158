import type { Node, ResTarget, SelectStmt, WindowDef } from 'libpg-query'
import type { Expression, OrderTerm } from '../../expressions/syntax.ts'
import { phrase } from '../../messages/phrase.ts'
import type { ExpressionReader } from './expression.ts'
import { filterBy } from './filter.ts'
import { buildFrom } from './from.ts'
import { joinItems, leavesOf, readItem } from './from-tree.ts'
import { grouped, hasAggregate } from './group.ts'
import type { Block, Importer, QueryNames, Table, Tables } from './importer.ts'
import { limited, outputIndex } from './output.ts'
import { finish } from './projection.ts'
import { conjunctsOf, hasSubquery, referenceOf, referencesIn } from './references.ts'
import type { Relation } from './relation.ts'
import { columnsOfRelation, fieldsNamed, sameName } from './relation.ts'
import { joinScalars } from './scalars.ts'
import { joinSubquery } from './semi-join.ts'
import { freeAmong } from './steps.ts'
import { columnNamed, isWindowCall, same, some } from './tree.ts'
import { windowed } from './windows.ts'

/** A column of the list of SELECT. */
export interface Target {
  readonly name: string
  readonly tree: Expression
}

export interface Term extends OrderTerm {
  /** The column of the list that it orders by; -1 where it is none. */
  readonly target: number
}

/** What a SELECT still asks of the rows that its steps so far give. */
export interface Asked {
  readonly input: string
  /** Columns of the rows, by the names in the step; null where they are not known. */
  readonly columns: readonly string[] | null
  /** `*` of rows whose columns are not known stands before the targets. */
  readonly star: boolean
  readonly targets: readonly Target[]
  readonly order: readonly Term[]
}

/** Makes `SELECT … FROM …` steps. */
export function readBlock(importer: Importer, statement: SelectStmt, tables: Tables, names: QueryNames): Table {
  const node: Node = { SelectStmt: statement }
  const block: Block = {
    prefix: names.prefix ?? `${names.name}_`,
    windows: new Map((statement.windowClause ?? []).flatMap(namedWindow)),
    node: statement.targetList?.[0] ?? node,
    scalars: new Map(),
  }
  if (statement.valuesLists) return importer.refuse(node, phrase('select.no-rows-of-its-own', { what: 'VALUES' }))
  if (!statement.fromClause)
    return importer.refuse(block.node, phrase('select.no-rows-of-its-own', { what: 'SELECT without FROM' }))
  const { relation, leaves } = filteredFrom(importer, block, statement, tables)
  const reader = importer.reader(block, columnsOfRelation(relation, importer.refuse))
  const { star, targets } = readTargets(importer, reader, statement, relation, names.columnNames ?? [])
  let asked: Asked = {
    input: relation.input,
    columns: relation.fields?.map((field) => field.given) ?? null,
    star,
    targets,
    order: readOrder(importer, reader, statement, targets),
  }
  const groups = (statement.groupClause ?? []).map((each) => groupOf(importer, reader, each, asked, relation))
  const having = statement.havingClause ? reader.read(statement.havingClause) : null
  const trees = [...targets.map((target) => target.tree), ...asked.order.map((term) => term.expression)]
  if (groups.length > 0 || having || trees.some(hasAggregate)) {
    if (star) return importer.refuse(block.node, phrase('select.columns-needed', { table: relation.as }))
    asked = grouped(importer, block, asked, groups, having)
  }
  if (trees.some((tree) => some(tree, isWindowCall))) asked = windowed(importer, block, asked)
  const distinct = statement.distinctClause?.map((each) => (Object.keys(each).length === 0 ? null : reader.read(each)))
  const output = finish(importer, block, asked, distinct ?? null, (input) =>
    limited(importer, statement, input, block.prefix),
  )
  if (leaves.has(output.input)) return output
  return { ...output, input: importer.list.rename(output.input, names.name) }
}

function namedWindow(node: Node): [string, WindowDef][] {
  return 'WindowDef' in node && node.WindowDef.name !== undefined
    ? [[node.WindowDef.name, { ...node.WindowDef, name: undefined }]]
    : []
}

/** FROM and WHERE: joins, semi-joins and a filter; with the sources and steps that FROM names. */
function filteredFrom(
  importer: Importer,
  block: Block,
  statement: SelectStmt,
  tables: Tables,
): { relation: Relation; leaves: ReadonlySet<string> } {
  const items = (statement.fromClause ?? []).map((item) => readItem(importer, tables, item))
  const conditions = conjunctsOf(statement.whereClause)
  const plain = conditions.filter((condition) => !hasSubquery(condition))
  const { tree, rest } = joinItems(items, plain, block.node)
  const { fromClause: _from, whereClause: _where, ...others } = statement
  const subqueries = conditions.filter((condition) => hasSubquery(condition, 'rows'))
  const valued = conditions.filter((condition) => hasSubquery(condition) && !subqueries.includes(condition))
  const above = [others, rest, subqueries, valued].flatMap(referencesIn)
  let relation = buildFrom(importer, block, tree, above)
  relation = filterBy(importer, block, relation, rest)
  for (const condition of subqueries) relation = joinSubquery(importer, block, relation, condition, tables)
  relation = joinScalars(importer, block, relation, [valued, statement.targetList, statement.sortClause], tables)
  relation = filterBy(importer, block, relation, valued)
  return { relation, leaves: new Set(leavesOf(tree).map((leaf) => leaf.input)) }
}

function readTargets(
  importer: Importer,
  reader: ExpressionReader,
  statement: SelectStmt,
  relation: Relation,
  columnNames: readonly string[],
): { star: boolean; targets: readonly Target[] } {
  const targets: Target[] = []
  let star = false
  const add = (wanted: string, tree: Expression) => {
    const said = columnNames[targets.length] ?? wanted
    targets.push({ name: freeAmong(said, (name) => targets.some((target) => target.name === name)), tree })
  }
  for (const node of statement.targetList ?? []) {
    if (!('ResTarget' in node)) continue
    const { val, name } = node.ResTarget
    const reference = val && 'ColumnRef' in val ? referenceOf(val.ColumnRef) : null
    if (reference?.name === '*') {
      if (relation.fields === null) {
        if (targets.length > 0 || columnNames.length > 0)
          importer.refuse(node, phrase('select.columns-needed', { table: relation.as }))
        star = true
      }
      for (const field of relation.fields ?? []) {
        const { qualifier } = reference
        const wanted = qualifier === null ? field.bare : field.table !== null && sameName(field.table, qualifier)
        if (wanted)
          add(targets.some((target) => target.name === field.name) ? field.given : field.name, columnNamed(field.given))
      }
    } else add(name ?? nameOf(node.ResTarget, targets.length + 1), reader.read(val))
  }
  return { star, targets }
}

/** The name that PostgreSQL gives to a column without one; where it gives none, that of its place. */
function nameOf({ val }: ResTarget, place: number): string {
  if (!val) return `column${place}`
  if ('ColumnRef' in val) return referenceOf(val.ColumnRef).name
  if ('FuncCall' in val)
    return val.FuncCall.funcname?.flatMap((part) => ('String' in part ? [part.String.sval ?? ''] : [])).at(-1) ?? ''
  if ('TypeCast' in val && val.TypeCast.arg && !('A_Const' in val.TypeCast.arg))
    return nameOf({ val: val.TypeCast.arg }, place)
  if ('CoalesceExpr' in val) return 'coalesce'
  if ('CaseExpr' in val) return 'case'
  if ('MinMaxExpr' in val) return val.MinMaxExpr.op === 'IS_LEAST' ? 'least' : 'greatest'
  return `column${place}`
}

function readOrder(
  importer: Importer,
  reader: ExpressionReader,
  statement: SelectStmt,
  targets: readonly Target[],
): readonly Term[] {
  const names = targets.map((target) => target.name)
  return (statement.sortClause ?? []).map((node) => {
    if (!('SortBy' in node)) return importer.refuse(node, phrase('select.construct', { what: 'ORDER BY' }))
    const index = outputIndex(importer, node.SortBy.node, names)
    const expression = index === -1 ? reader.read(node.SortBy.node) : targets[index].tree
    const target = index === -1 ? targets.findIndex((each) => same(each.tree, expression)) : index
    return { ...reader.orderTerm(node.SortBy, expression, node), target }
  })
}

/** What GROUP BY names: a place in the list, a column, a name of the list, or an expression. */
function groupOf(
  importer: Importer,
  reader: ExpressionReader,
  node: Node,
  { targets }: Asked,
  relation: Relation,
): Expression {
  if ('GroupingSet' in node) return importer.refuse(node, phrase('select.grouping-sets'))
  const names = targets.map((target) => target.name)
  const index = outputIndex(importer, node, names)
  if (index === -1) return reader.read(node)
  const reference = 'ColumnRef' in node ? referenceOf(node.ColumnRef) : null
  // A column of FROM goes before a name of the list.
  const column = reference && (fieldsNamed(relation, null, reference.name) ?? []).length > 0
  return column ? reader.read(node) : targets[index].tree
}
