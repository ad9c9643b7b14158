import type { Node, SelectStmt, SubLink } from 'libpg-query'
import { printExpression } from '../../expressions/print.ts'
import { phrase } from '../../messages/phrase.ts'
import { sideOf } from './from.ts'
import type { Block, Importer, Tables } from './importer.ts'
import { ownParts } from './own-conditions.ts'
import { conjunctsOf, referenceOf, referencesIn } from './references.ts'
import type { Relation } from './relation.ts'
import { columnsOfSides } from './relation.ts'
import { freeAmong } from './steps.ts'
import { valueOfNothing } from './totals.ts'
import { and, call, columnNamed, equals } from './tree.ts'

/** A condition of the subquery that ties its rows to those around it. */
interface Tie {
  readonly inner: Node
  readonly outer: Node
}

/**
 * A subquery of one value that looks at the row around it, `(select max(x) from t where t.key = outer.key)`: its
 * aggregate by the keys, joined to the rows from the left.
 * @returns undefined: it looks at no row around it
 */
export function tiedTotal(
  importer: Importer,
  block: Block,
  joined: Relation,
  link: SubLink,
  query: SelectStmt,
  tables: Tables,
): Relation | undefined {
  const node: Node = { SubLink: link }
  const own = ownParts(importer, query, tables)
  const conditions = conjunctsOf(query.whereClause)
  if (!own || conditions.every(own)) return undefined
  const ties = conditions.filter((each) => !own(each)).map((each) => tieOf(each, own) ?? importer.refuse(each, TIE))
  const [target] = query.targetList ?? []
  const value = target && 'ResTarget' in target ? target.ResTarget.val : undefined
  const nothing = valueOfNothing(value)
  if (nothing === undefined || !own(target)) return importer.refuse(node, phrase('select.subquery-empty'))

  const taken = new Set((joined.fields ?? []).map((field) => field.given))
  const take = (wanted: string): string => {
    const name = freeAmong(wanted, (each) => taken.has(each))
    taken.add(name)
    return name
  }
  const keys = ties.map(({ inner }, i) =>
    take('ColumnRef' in inner ? referenceOf(inner.ColumnRef).name : `key_${i + 1}`),
  )
  const given = take('total')
  const { input } = importer.query(grouped(query, ties, conditions.filter(own)), tables, {
    name: `${block.prefix}total`,
    columnNames: [...keys, given],
  })
  const right = { ...joined, input, as: input === joined.as ? `${input}_` : input }
  const outer = importer.reader(block, columnsOfSides([joined], importer.refuse))
  const on = ties.map((tie, i) => equals(outer.read(tie.outer), columnNamed(keys[i], right.as))).reduce(and)
  const step = {
    type: 'join',
    left: sideOf(joined),
    right: sideOf(right),
    kind: 'left',
    on: printExpression(on),
  } as const
  const column = columnNamed(given)
  block.scalars.set(link, nothing === 'null' ? column : call('coalesce', [column, outer.read(nothing)]))
  const beside = [...keys, given].map((name) => ({ table: null, name, given: name, bare: false }))
  return {
    ...joined,
    input: importer.list.add(`${block.prefix}beside`, step),
    fields: [...(joined.fields ?? []), ...beside],
  }
}

const TIE = phrase('select.subquery-tie')

function tieOf(condition: Node, own: (part: unknown) => boolean): Tie | undefined {
  if (!('A_Expr' in condition) || condition.A_Expr.kind !== 'AEXPR_OP') return undefined
  const { name = [], lexpr, rexpr } = condition.A_Expr
  const [symbol] = name
  if (!lexpr || !rexpr || !('String' in symbol) || symbol.String.sval !== '=') return undefined
  const isOuter = (side: Node) =>
    referencesIn(side).length > 0 && !referencesIn(side).some((each) => own(columnOf(each)))
  if (own(lexpr) && isOuter(rexpr)) return { inner: lexpr, outer: rexpr }
  return own(rexpr) && isOuter(lexpr) ? { inner: rexpr, outer: lexpr } : undefined
}

function columnOf({ qualifier, name }: { qualifier: string | null; name: string }): Node {
  const fields = [qualifier, name].flatMap((sval) => (sval === null ? [] : [{ String: { sval } }]))
  return { ColumnRef: { fields } }
}

/** The subquery with a row for each key. */
function grouped(query: SelectStmt, ties: readonly Tie[], own: readonly Node[]): SelectStmt {
  const keys = ties.map(({ inner }) => inner)
  const { whereClause: _where, ...rest } = query
  return {
    ...rest,
    targetList: [...keys.map((val): Node => ({ ResTarget: { val } })), ...(query.targetList ?? [])],
    groupClause: keys,
    ...(own.length > 0 && { whereClause: { BoolExpr: { boolop: 'AND_EXPR', args: [...own] } } }),
  }
}
