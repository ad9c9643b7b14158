import type { QueryDialect } from '../../contracts/query.ts'
import { SCALARS } from '../../expressions/functions/list.ts'
import { ORDERED_AGGREGATES, WINDOW_NAMES } from '../../expressions/functions/names.ts'
import { nodesOf } from '../../expressions/transform.ts'
import type { Typed } from '../../expressions/typed.ts'
import type { SqlDialect } from '../../targets/sql/dialect.ts'
import { SQL_DIALECTS } from '../../targets/sql/dialects.ts'
import { supportOf } from '../../targets/sql/rule.ts'
import { expressionsOf } from '../plan/columns-used.ts'
import type { JoinOp, Op, Plan } from '../plan/ops.ts'
import type { Reason } from './reason.ts'
import { because } from './reason.ts'

/**
 * Functions that depend on how a database was set up, so that its documentation promises no more than its own reading:
 * letter case and classes of characters follow PostgreSQL's collation.
 */
const SET_UP: Readonly<Record<QueryDialect, ReadonlySet<string>>> = {
  postgresql: new Set(
    'lower upper initcap regexp_like regexp_extract regexp_replace regexp_count collapse_spaces only_digits'.split(' '),
  ),
  clickhouse: new Set(),
}

/**
 * Why a database cannot be trusted to give the rows that the engine gives: what its dialect emulates or refuses, what rows
 * would be chosen or ordered by chance, what depends on its settings. Null where all is native and exact.
 */
export function whyNotNative(plan: Plan, dialect: QueryDialect): Reason | null {
  for (const { op } of plan.nodes) {
    const reason = ofOp(op, dialect) ?? ofExpressions(op, dialect)
    if (reason) return reason
  }
  return null
}

function ofOp(op: Op, dialect: QueryDialect): Reason | null {
  switch (op.op) {
    case 'filter':
      return op.rejects ? because('rows-rejected', undefined) : null
    case 'limit':
      return op.order.length === 0 ? because('not-repeatable', { what: 'limit' }) : null
    case 'join':
      return joinIsNative(op, SQL_DIALECTS[dialect])
        ? null
        : because('not-native', { dialect, what: `${op.kind} join` })
    case 'window': {
      const numbered = op.values.find(
        ({ expression }) => expression.kind === 'windowed' && WINDOW_NAMES.some((name) => name === expression.name),
      )
      if (op.order.length === 0 && numbered) return because('not-repeatable', { what: numbered.name })
      const frame = op.frame && SQL_DIALECTS[dialect].frames[op.frame.unit]
      const rule = typeof frame === 'function' && op.frame ? frame(op.frame) : frame
      return rule === null || rule === 'native'
        ? null
        : because('not-native', { dialect, what: `${op.frame?.unit} frame` })
    }
    case 'unnest':
      return because('not-native', { dialect, what: 'unnest' })
    default:
      return null
  }
}

/** EXISTS is SQL's own word for a semi join; ClickHouse joins it by columns, which is another thing with NULLs about. */
function joinIsNative(op: JoinOp, { joins, name }: SqlDialect): boolean {
  const given = joins[op.kind]
  const rule = typeof given === 'function' ? given(op) : given
  if (typeof rule === 'string') return true
  return name === 'postgresql' && 'emulated' in rule && (rule.emulated === 'exists' || rule.emulated === 'not exists')
}

function ofExpressions(op: Op, dialect: QueryDialect): Reason | null {
  for (const tree of expressionsOf(op)) {
    const [found] = tree === null ? [] : nodesOf(tree, (node) => ofNode(node, dialect) !== null)
    const reason = found && ofNode(found, dialect)
    if (reason) return reason
  }
  return null
}

function ofNode(node: Typed, dialect: QueryDialect): Reason | null {
  const { scalar, aggregate, window } = SQL_DIALECTS[dialect]
  if (node.kind === 'like' && node.ignoreCase && dialect === 'postgresql')
    return because('not-native', { dialect, what: 'ilike' })
  if (node.kind !== 'call' && node.kind !== 'aggregate' && node.kind !== 'windowed') return null
  const { name: what } = node
  if (node.kind === 'call' && SCALARS[node.name].deterministic === false) return because('not-repeatable', { what })
  if (node.kind === 'aggregate' && ORDERED_AGGREGATES.has(what) && node.order.length === 0)
    return because('not-repeatable', { what })
  const support =
    node.kind === 'call'
      ? supportOf(scalar[node.name])
      : supportOf(node.kind === 'aggregate' ? aggregate[node.name] : { ...aggregate, ...window }[node.name])
  return support !== 'native' || SET_UP[dialect].has(what) ? because('not-native', { dialect, what }) : null
}
