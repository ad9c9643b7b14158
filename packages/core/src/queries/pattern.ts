import type { Node, SelectStmt } from 'libpg-query'
import type { Filter, Join, Predicates } from './predicates.ts'
import { readCondition } from './predicates.ts'
import type { KnownColumns } from './scope.ts'
import { columnIn, Scope } from './scope.ts'

/** What one query asks of tables. */
export interface Pattern {
  readonly tables: string[]
  readonly filters: Filter[]
  readonly joins: Join[]
  /** Columns grouped and sorted by, in order; a function's column counts as the column. */
  readonly groups: string[]
  readonly orders: string[]
}

/** Reads the pattern of a statement: SELECT with all its subqueries, UPDATE, DELETE. Null for anything else. */
export function readPattern(statement: Node, known: KnownColumns): Pattern | null {
  const reader = new PatternReader(known)
  return reader.read(statement) ? reader.pattern : null
}

class PatternReader {
  readonly pattern: Pattern = { tables: [], filters: [], joins: [], groups: [], orders: [] }
  readonly #known: KnownColumns
  /** Names of common table expressions: no tables. */
  readonly #common = new Set<string>()

  constructor(known: KnownColumns) {
    this.#known = known
  }

  read(statement: Node): boolean {
    if ('SelectStmt' in statement) this.#select(statement.SelectStmt, null)
    else if ('UpdateStmt' in statement || 'DeleteStmt' in statement) {
      const change = 'UpdateStmt' in statement ? statement.UpdateStmt : statement.DeleteStmt
      const scope = new Scope(this.#known, null)
      if (change.relation) this.#from({ RangeVar: change.relation }, scope)
      this.#condition(change.whereClause, scope)
    } else return false
    return true
  }

  #select(select: SelectStmt, outer: Scope | null): void {
    for (const expression of select.withClause?.ctes ?? []) {
      if (!('CommonTableExpr' in expression)) continue
      this.#common.add((expression.CommonTableExpr.ctename ?? '').toLowerCase())
      if (expression.CommonTableExpr.ctequery) this.#subquery(expression.CommonTableExpr.ctequery, outer)
    }
    if (select.larg) this.#select(select.larg, outer)
    if (select.rarg) this.#select(select.rarg, outer)
    const scope = new Scope(this.#known, outer)
    for (const item of select.fromClause ?? []) this.#from(item, scope)
    this.#condition(select.whereClause, scope)
    for (const node of select.groupClause ?? []) this.#name(node, select, scope, this.pattern.groups)
    for (const node of select.sortClause ?? []) {
      if ('SortBy' in node && node.SortBy.node) this.#name(node.SortBy.node, select, scope, this.pattern.orders)
    }
  }

  #from(item: Node, scope: Scope): void {
    if ('RangeVar' in item) {
      const { relname = '', schemaname, alias } = item.RangeVar
      const common = schemaname === undefined && this.#common.has(relname.toLowerCase())
      scope.add(alias?.aliasname ?? relname, common ? null : relname)
      if (!common && !this.pattern.tables.includes(relname)) this.pattern.tables.push(relname)
    } else if ('JoinExpr' in item) {
      const { larg, rarg, quals } = item.JoinExpr
      if (larg) this.#from(larg, scope)
      if (rarg) this.#from(rarg, scope)
      this.#condition(quals, scope)
      this.#using(item.JoinExpr.usingClause ?? [], larg, rarg)
    } else if ('RangeSubselect' in item) {
      if (item.RangeSubselect.alias?.aliasname) scope.add(item.RangeSubselect.alias.aliasname, null)
      if (item.RangeSubselect.subquery) this.#subquery(item.RangeSubselect.subquery, scope)
    }
  }

  #using(columns: readonly Node[], left: Node | undefined, right: Node | undefined): void {
    const [a, b] = [tableName(left), tableName(right)]
    if (a === null || b === null) return
    for (const column of columns) {
      if ('String' in column)
        this.pattern.joins.push({ left: `${a}.${column.String.sval}`, right: `${b}.${column.String.sval}` })
    }
  }

  #condition(node: Node | undefined, scope: Scope): void {
    const into: Predicates = this.pattern
    readCondition(node, scope, into, (subquery) => this.#subquery(subquery, scope))
  }

  #subquery(node: Node, outer: Scope | null): void {
    if ('SelectStmt' in node) this.#select(node.SelectStmt, outer)
  }

  /** Adds the column of a GROUP BY or ORDER BY item: an ordinal and an alias mean an item of the select list. */
  #name(node: Node, select: SelectStmt, scope: Scope, into: string[]): void {
    const column = columnIn(listed(node, select) ?? node)
    const resolved = column && scope.resolve(column.reference)
    if (resolved && !into.includes(resolved.column)) into.push(resolved.column)
  }
}

function listed(node: Node, select: SelectStmt): Node | undefined {
  const targets = (select.targetList ?? []).flatMap((target) => ('ResTarget' in target ? [target.ResTarget] : []))
  if ('A_Const' in node && node.A_Const.ival) return targets[(node.A_Const.ival.ival ?? 0) - 1]?.val
  if ('ColumnRef' in node && node.ColumnRef.fields?.length === 1) {
    const [field] = node.ColumnRef.fields
    const name = 'String' in field ? field.String.sval : undefined
    return targets.find((target) => target.name !== undefined && target.name === name)?.val
  }
  return undefined
}

function tableName(node: Node | undefined): string | null {
  return node && 'RangeVar' in node ? (node.RangeVar.relname ?? null) : null
}
