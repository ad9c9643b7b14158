import type { Plan, PlanNode } from '../../pipeline/plan/ops.ts'
import { inputsOfOp } from '../../pipeline/plan/ops.ts'
import type { SourceRanges } from '../../pipeline/plan/ranges.ts'
import type { RefusedConstruct } from '../capability.ts'
import type { SqlDialectName } from './dialect.ts'
import { SQL_DIALECTS } from './dialects.ts'
import { ExpressionWriter } from './expression.ts'
import { joinsWithin } from './join-chains.ts'
import type { Statement } from './nodes.ts'
import { bodyOf, orderOf } from './nodes.ts'
import { columnOf, Relations } from './relations.ts'
import type { Body } from './select.ts'
import { bodyLines } from './select.ts'

export interface SelectOptions {
  readonly dialect: SqlDialectName
  /** SQL that reads a source, by the source's name: a quoted table or a table function. Absent: a table of that name. */
  readonly sourceTables?: Readonly<Record<string, string>>
  /** What was measured of the numbers of sources: where all that can come of them is short, the engine computes faster. */
  readonly ranges?: SourceRanges
  /** Inner joins that one other join reads stand in its SELECT: DuckDB chooses the order of joins within one alone. */
  readonly joinsTogether?: boolean
  /** What a reader should know of a step, by the step's name; stands above its CTE. */
  readonly comments?: Readonly<Record<string, string>>
}

/**
 * One SELECT for the rows of a node: a CTE for each node that it needs, sources read as tables, ordered where the node
 * ends in a sort. Columns stand in the node's order; of two names that the dialect takes for one, the later ends in a hash.
 * @returns the text, without a semicolon, or everything that the dialect cannot do
 */
export function emitSelect(
  plan: Plan,
  nodeId: string,
  options: SelectOptions,
): { readonly sql: string } | { readonly refused: readonly RefusedConstruct[] } {
  const parts = emitParts(plan, nodeId, options)
  if ('refused' in parts) return parts
  return { sql: [parts.sql, ...(parts.settings.length === 0 ? [] : [settingsLine(parts.settings)])].join('\n') }
}

/** The same with the settings that it relies on apart: they stand once, behind the statement that it becomes a part of. */
export function emitParts(
  plan: Plan,
  nodeId: string,
  options: SelectOptions,
): { readonly sql: string; readonly settings: readonly string[] } | { readonly refused: readonly RefusedConstruct[] } {
  const dialect = SQL_DIALECTS[options.dialect]
  const refused: RefusedConstruct[] = []
  const relations = new Relations(plan, dialect, options.sourceTables, options.ranges)
  const needed = nodesFor(plan, nodeId)
  const within: ReadonlySet<string> = options.joinsTogether ? joinsWithin(needed, nodeId) : new Set()
  const statement: Statement = { dialect, relations, timezone: plan.timezone, refused, within }
  const common = needed.slice(0, -1).filter((node) => node.op.op !== 'scan' && !within.has(node.id))
  const ctes = common.map((node, i) => {
    const end = i < common.length - 1 ? '),' : ')'
    const lines = bodyLines(bodyOf(node, statement)).map((line) => `  ${line}`)
    return [...commentLines(node, options), `${relations.of(node.id).alias} AS (`, ...lines, end]
  })
  const last = needed[needed.length - 1]
  const body = hinted(
    ordered(bodyOf(last, statement), last, plan, statement),
    needed.some(joinsTexts) ? dialect.hint : undefined,
  )
  const lines = [...(ctes.length > 0 ? ['WITH', ...ctes.flat()] : []), ...commentLines(last, options)]
  const sql = [...lines, ...bodyLines(body)].join('\n')
  return refused.length > 0 ? { refused } : { sql, settings: dialect.settings }
}

/**
 * The same for the engine, which can do everything.
 * @throws RangeError when something is refused after all
 */
export function emitQuery(plan: Plan, nodeId: string, options: SelectOptions): string {
  const emitted = emitSelect(plan, nodeId, options)
  if ('sql' in emitted) return emitted.sql
  const what = emitted.refused.map((each) => `${each.step}: ${each.what}`).join(', ')
  throw new RangeError(`${options.dialect} refuses ${what}`)
}

/** The node and all that it reads, in the plan's order. */
function nodesFor(plan: Plan, nodeId: string): readonly PlanNode[] {
  const byId = new Map(plan.nodes.map((node) => [node.id, node]))
  const needed = new Set<string>()
  const visit = (id: string) => {
    const node = byId.get(id)
    if (!node) throw new RangeError(`the plan has no node ${id}`)
    if (needed.has(id)) return
    needed.add(id)
    inputsOfOp(node.op).forEach(visit)
  }
  visit(nodeId)
  return plan.nodes.filter((node) => needed.has(node.id) && node.id !== nodeId).concat(byId.get(nodeId) ?? [])
}

/** A node whose rows come through unchanged from a sort or an ordered limit is ordered as they are. */
function ordered(body: Body, node: PlanNode, plan: Plan, statement: Statement): Body {
  if (body.orderBy !== undefined || 'union' in body || node.op.op !== 'filter') return body
  const { input } = node.op
  const above = plan.nodes.find((each) => each.id === input)
  if (above === undefined || !('order' in above.op) || above.op.op === 'window') return body
  const relation = statement.relations.of(input)
  const { dialect, timezone, refused } = statement
  const column = (index: number) => columnOf(relation, index)
  const range = (index: number) => relation.ranges[index]
  const writer = new ExpressionWriter(dialect, { step: node.step, timezone, refused, column, range })
  return { ...body, orderBy: orderOf(above.op.order, writer, statement) }
}

/** Whether an aggregation joins texts, which some dialects cut off unless told. */
function joinsTexts({ op }: PlanNode): boolean {
  return (
    op.op === 'aggregate' &&
    op.values.some(({ expression }) => expression.kind === 'aggregate' && expression.name === 'string_agg')
  )
}

function hinted(body: Body, hint: string | undefined): Body {
  return hint === undefined || 'union' in body ? body : { ...body, hint }
}

function commentLines(node: PlanNode, { comments = {} }: SelectOptions): readonly string[] {
  if (!node.last || !Object.hasOwn(comments, node.step)) return []
  return comments[node.step]
    .split(/[\r\n\u0085\u2028\u2029]+/)
    .filter((line) => line.trim() !== '')
    .map((line) => `-- ${line.replaceAll('\0', '')}`)
}

function settingsLine(settings: readonly string[]): string {
  return `SETTINGS ${settings.join(', ')}`
}
