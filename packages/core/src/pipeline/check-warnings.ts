import type { SourceStatistics } from '../contracts/source.ts'
import { SCALARS } from '../expressions/functions/list.ts'
import { ORDERED_AGGREGATES } from '../expressions/functions/names.ts'
import { operandsOfTyped } from '../expressions/transform.ts'
import type { Aggregate, Typed } from '../expressions/typed.ts'
import type { LogicalType } from '../types/logical.ts'
import { formatType } from '../types/logical.ts'
import { warningsOfFilter } from './check-filters.ts'
import { warningsOfJoin } from './check-joins.ts'
import { traceNodes } from './lineage.ts'
import { expressionsOf } from './plan/columns-used.ts'
import type { Plan, PlanNode, PlanTarget } from './plan/ops.ts'
import { foldConstants } from './plan/passes/fold-constants.ts'
import type { SourceFacts, StepWarning, Watched } from './warning.ts'
import { warning } from './warning.ts'

/**
 * What of a plan is allowed, and yet perhaps not meant; each said once a step.
 * @param facts of sources that were profiled; without them nothing is said of numbers of rows
 * @param statistics what sources tell of themselves
 */
export function warningsOf(
  plan: Plan,
  facts: ReadonlyMap<string, SourceFacts> = new Map(),
  statistics: ReadonlyMap<string, SourceStatistics> = new Map(),
): readonly StepWarning[] {
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]))
  const watched: Watched = {
    plan,
    facts,
    statistics,
    traces: facts.size > 0 ? traceNodes(plan) : new Map(),
    node: (id) => nodes.get(id) ?? plan.nodes[0],
  }
  const folded = foldConstants(plan).nodes
  const found = plan.nodes.flatMap((node, i) => [
    ...warningsOfExpressions(node, 'input' in node.op ? watched.node(node.op.input) : null),
    ...warningsOfOp(node, folded[i]),
    ...warningsOfFilter(folded[i], watched),
    ...warningsOfJoin(node, watched),
  ])
  found.push(...plan.targets.flatMap((target) => personalData(target, watched)))
  const seen = new Set<string>()
  return found.filter((warning) => {
    const key = JSON.stringify([warning.section, warning.step, warning.code, warning.say('en').message])
    return !seen.has(key) && seen.add(key)
  })
}

/** Columns of people that reach a target as they are: masked ones are computed. */
function personalData({ name, input }: PlanTarget, { node, traces, facts }: Watched): readonly StepWarning[] {
  const columns = node(input).columns.flatMap((column, i) =>
    [...(traces.get(input)?.columns[i].values() ?? [])].some(
      (origin) => origin.how === 'copied' && facts.get(origin.source)?.columns.get(origin.column)?.personal,
    )
      ? [column.name]
      : [],
  )
  if (columns.length === 0) return []
  return [warning(name, 'personal-data', { target: name, columns: columns.join(', ') }, 'targets')]
}

function warningsOfExpressions({ step, op }: PlanNode, input: PlanNode | null): readonly StepWarning[] {
  // What a step groups and then computes with has names there that the document does not know.
  const groups = input?.op.op === 'aggregate' ? { own: input.step === step, ...input.op } : null
  return expressionsOf(op).flatMap((tree) => (tree ? warningsOfTree(step, tree, groups) : []))
}

/** The groups that an expression computes with. */
type Groups = (Extract<PlanNode['op'], { op: 'aggregate' }> & { readonly own: boolean }) | null

function warningsOfTree(step: string, tree: Typed, groups: Groups): readonly StepWarning[] {
  const below = operandsOfTyped(tree).flatMap((operand) => warningsOfTree(step, operand, groups))
  const own = warningOfNode(step, tree, groups)
  return own ? [...below, own] : below
}

function warningOfNode(step: string, tree: Typed, groups: Groups): StepWarning | null {
  switch (tree.kind) {
    case 'arithmetic':
      return tree.operator === '/' || tree.operator === '%' ? division(step, tree.right, groups) : null
    case 'cast':
      return lossy(step, tree)
    case 'call':
      if (tree.name === 'div' || tree.name === 'mod') return division(step, tree.arguments[1], groups)
      return SCALARS[tree.name].deterministic === false
        ? warning(step, 'not-deterministic', { function: tree.name, step })
        : null
    case 'aggregate':
      return ORDERED_AGGREGATES.has(tree.name) && tree.order.length === 0
        ? warning(step, 'order-missing', { function: tree.name, step })
        : null
    default:
      return null
  }
}

function division(step: string, divisor: Typed, groups: Groups): StepWarning | null {
  let inner = divisor
  while (inner.kind === 'cast' || inner.kind === 'negate') inner = inner.operand
  if (inner.kind === 'constant' && inner.value !== null && Number(inner.value) !== 0) return null
  // `a / nullif(b, 0)` says by itself what becomes of zero.
  if (inner.kind === 'call' && inner.name === 'nullif') return null
  if (inner.kind === 'column' && groups && countsRowsOf(groups, inner.index)) return null
  const columns = columnsIn(divisor, groups?.own ? groups : null)
  return warning(step, 'division-by-zero', { step, divisor: columns.length > 0 ? columns.join(', ') : '0' })
}

function lossy(step: string, tree: Extract<Typed, { kind: 'cast' }>): StepWarning | null {
  const { operand, type } = tree
  const rounded = operand.kind === 'call' && ROUNDING.has(operand.name)
  if (rounded || operand.kind === 'constant' || !losesPart(operand.type, type)) return null
  const column = columnsIn(operand).join(', ')
  return warning(step, 'lossy-cast', { step, column, from: formatType(operand.type), to: formatType(type) })
}

const ROUNDING: ReadonlySet<string> = new Set(['round', 'trunc', 'floor', 'ceil', 'date_trunc'])

/** Whether values of a type lose digits or their time of day in another; those that do not fit at all are errors. */
function losesPart(from: LogicalType, to: LogicalType): boolean {
  if (to.kind === 'date') return from.kind === 'timestamp' || from.kind === 'timestamptz'
  const scale = to.kind === 'decimal' ? to.scale : INTEGERS.has(to.kind) ? 0 : null
  if (scale === null) return false
  return from.kind === 'float64' || (from.kind === 'decimal' && from.scale > scale)
}
const INTEGERS: ReadonlySet<string> = new Set(['int8', 'int16', 'int32', 'int64', 'uint64'])

/** What a column of groups is computed by; null for those that are grouped by. */
function aggregateOf({ by, values }: NonNullable<Groups>, column: number): Aggregate | null {
  const expression = values[column - by.length]?.expression
  return expression?.kind === 'aggregate' ? expression : null
}

/** Whether a column counts the rows of groups, none of which is empty. */
function countsRowsOf(groups: NonNullable<Groups>, column: number): boolean {
  const found = aggregateOf(groups, column)
  return groups.by.length > 0 && found?.name === 'count' && found.arguments.length === 0 && found.filter === null
}

/** @param groups of the same step: their columns are told by what they compute */
function columnsIn(tree: Typed, groups: Groups = null): readonly string[] {
  if (tree.kind !== 'column') return [...new Set(operandsOfTyped(tree).flatMap((each) => columnsIn(each, groups)))]
  const found = groups && aggregateOf(groups, tree.index)
  return [found ? `${found.name}(${found.arguments.flatMap((each) => columnsIn(each)).join(', ') || '*'})` : tree.name]
}

function warningsOfOp({ op, step }: PlanNode, { op: folded }: PlanNode): readonly StepWarning[] {
  if (folded.op === 'filter' && folded.where.kind === 'constant')
    return [warning(step, folded.where.value === true ? 'keeps-all' : 'keeps-nothing', { step })]
  if (op.op === 'window' && op.order.length === 0)
    return op.values.flatMap(({ expression }) =>
      'name' in expression && ORDERED_WINDOWS.has(expression.name)
        ? [warning(step, 'order-missing', { step, function: expression.name })]
        : [],
    )
  return op.op === 'limit' && op.order.length === 0 ? [warning(step, 'order-missing', { step, function: 'limit' })] : []
}
const ORDERED_WINDOWS: ReadonlySet<string> = new Set(
  'row_number lag lead first_value last_value nth_value ntile first last array_agg string_agg'.split(' '),
)
