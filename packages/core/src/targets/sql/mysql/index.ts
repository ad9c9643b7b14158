import { mysql as spec } from '../../../dialects/mysql.ts'
import { quoteIdentifier } from '../../../dialects/quote.ts'
import type { Frame } from '../../../pipeline/plan/ops.ts'
import type { FrameRule, SqlDialect } from '../dialect.ts'
import { STANDARD_JOINS } from '../joins.ts'
import { refuse } from '../refusals.ts'
import { mysqlCast } from './casts.ts'
import { AGGREGATE_RULES, WINDOW_RULES } from './groups.ts'
import { MOMENT_RULES } from './moments.ts'
import { NESTED_RULES } from './nested.ts'
import { NUMBER_RULES } from './numbers.ts'
import { MYSQL_OPERATORS } from './operators.ts'
import { TEXT_RULES } from './text.ts'
import { asBytes, isText, mysqlLiteral, mysqlType } from './types.ts'

/** What MySQL 8 and MariaDB 10.6 both understand. */
export const mysql: SqlDialect = {
  name: 'mysql',
  names: spec.names,
  typeName: mysqlType,
  literal: mysqlLiteral,
  // Whole numbers are BIGINT or DECIMAL from the start.
  isWeak: () => false,
  scalar: { ...TEXT_RULES, ...NUMBER_RULES, ...MOMENT_RULES, ...NESTED_RULES },
  aggregate: AGGREGATE_RULES,
  window: WINDOW_RULES,
  operators: MYSQL_OPERATORS,
  cast: mysqlCast,
  filter: 'case',
  groupKey: (key) => key,
  groupBy: (key, type) => (isText(type) ? asBytes(key) : key),
  order: (key, { expression, direction, nulls }) => {
    const term = isText(expression.type) ? asBytes(key) : key
    return [
      `${key.binds === 9 ? key.text : `(${key.text})`} IS ${nulls === 'last' ? '' : 'NOT '}NULL`,
      `${term.text} ${direction.toUpperCase()}`,
    ]
  },
  joins: { ...STANDARD_JOINS, full: { emulated: 'halves' } },
  // Words that MariaDB alone reads: it remembers no answer of a subquery with chance in it, and the chance is certain.
  askedForEachRow: '/*M! AND rand() < 1 */',
  frames: { rows: 'native', range: rangeRule, groups: refuse('window-frame') },
  unnest: {
    from: (list, name, element) => {
      const rows = quoteIdentifier('mysql', 'element$')
      const columns = `COLUMNS (${name} ${ELEMENTS[element.kind] ?? 'LONGTEXT CHARACTER SET utf8mb4'} PATH '$')`
      return { join: `JOIN JSON_TABLE(${list.text}, '$[*]' ${columns}) AS ${rows}`, element: `${rows}.${name}` }
    },
  },
  settings: [],
  // MySQL cuts group_concat at 1,024 bytes by default; MariaDB, at a million, takes this for a comment.
  hint: '/*+ SET_VAR(group_concat_max_len = 4294967295) */',
}

/** Types of elements that JSON holds as they are; all others come as texts. */
const ELEMENTS: Readonly<Record<string, string | undefined>> = {
  int8: 'BIGINT',
  int16: 'BIGINT',
  int32: 'BIGINT',
  int64: 'BIGINT',
  float64: 'DOUBLE',
  date: 'DATE',
  timestamp: 'DATETIME(6)',
}

/** A distance is counted along one key, and NULLs stand first: where nothing reaches across, that does not matter. */
function rangeRule({ from, to }: Frame): FrameRule {
  if (!('count' in from) && !('count' in to)) return 'native'
  return from.at.startsWith('unbounded') || to.at.startsWith('unbounded') ? refuse('window-frame') : 'bare'
}
