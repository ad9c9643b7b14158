import type { FuncCall, Node } from 'libpg-query'
import { findFunction } from '../../expressions/functions/list.ts'

/** Whether a part of the tree holds an aggregate of all its rows; those of subqueries within are none of it. */
export function hasAggregateCall(part: unknown): boolean {
  if (typeof part !== 'object' || part === null || 'SubLink' in part) return false
  if ('FuncCall' in part && isAggregateCall(part.FuncCall as FuncCall)) return true
  return Object.values(part).some(hasAggregateCall)
}

function isAggregateCall(called: FuncCall): boolean {
  return !called.over && findFunction(calledName(called))?.kind === 'aggregate'
}

function calledName({ funcname = [] }: FuncCall): string {
  return funcname.flatMap((each) => ('String' in each ? [each.String.sval ?? ''] : [])).at(-1) ?? ''
}

/** What an expression over aggregates gives where there are no rows: NULL, or a constant. Undefined: it cannot be told. */
export function valueOfNothing(node: Node | undefined): 'null' | Node | undefined {
  if (node === undefined) return undefined
  if ('FuncCall' in node && isAggregateCall(node.FuncCall)) return calledName(node.FuncCall) === 'count' ? ZERO : 'null'
  if ('TypeCast' in node) return valueOfNothing(node.TypeCast.arg) === 'null' ? 'null' : undefined
  if ('A_Expr' in node && node.A_Expr.kind === 'AEXPR_OP')
    return [node.A_Expr.lexpr, node.A_Expr.rexpr].some((side) => valueOfNothing(side) === 'null') ? 'null' : undefined
  if ('CoalesceExpr' in node) {
    const [first, second, ...others] = node.CoalesceExpr.args ?? []
    const isConstant = second !== undefined && 'A_Const' in second && others.length === 0
    return isConstant && valueOfNothing(first) === 'null' ? second : undefined
  }
  return undefined
}

const ZERO: Node = { A_Const: { ival: { ival: 0 } } }
