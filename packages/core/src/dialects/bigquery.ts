import type { DesignedTable, Grain, IndexDesign } from '../ddl/model.ts'
import { MOST_PARTITIONS, PARTITION_BYTES } from '../ddl/thresholds.ts'
import { words, writeName, writeNames, writeTable } from '../ddl/write.ts'
import { typeReasons } from '../messages/ddl/types.ts'
import { formatType, scalar } from '../types/logical.ts'
import type { DialectSpec, NameRules, TypeRule } from './dialect.ts'
import { quoteIdentifier, quoteLiteral } from './quote.ts'

/** "Reserved keywords" of the GoogleSQL lexical structure. */
const RESERVED = words(`
  ALL AND ANY ARRAY AS ASC ASSERT_ROWS_MODIFIED AT BETWEEN BY CASE CAST COLLATE CONTAINS CREATE CROSS CUBE CURRENT DEFAULT
  DEFINE DESC DISTINCT ELSE END ENUM ESCAPE EXCEPT EXCLUDE EXISTS EXTRACT FALSE FETCH FOLLOWING FOR FROM FULL GROUP GROUPING
  GROUPS HASH HAVING IF IGNORE IN INNER INTERSECT INTERVAL INTO IS JOIN LATERAL LEFT LIKE LIMIT LOOKUP MERGE NATURAL NEW NO
  NOT NULL NULLS OF ON OR ORDER OUTER OVER PARTITION PRECEDING PROTO QUALIFY RANGE RECURSIVE RESPECT RIGHT ROLLUP ROWS
  SELECT SET SOME STRUCT TABLESAMPLE THEN TO TREAT TRUE UNBOUNDED UNION UNNEST USING WHEN WHERE WINDOW WITH WITHIN`)

const names: NameRules = {
  unit: 'characters',
  longestTable: 255,
  longestColumn: 300,
  forbidden: /[!"$()*,./;?@[\\\]^`{}~\n\r\t]/g,
  caseSensitive: false,
  plain: /^[A-Za-z_][A-Za-z0-9_]*$/,
  reserved: RESERVED,
}

/** NUMERIC holds 29 digits before and 9 behind the point, BIGNUMERIC 38 and 38. */
const decimal: TypeRule = (type) => {
  if (type.kind !== 'decimal') return { sql: 'STRING' }
  const { precision, scale } = type
  if (scale <= 9 && precision - scale <= 29) return { sql: `NUMERIC(${precision}, ${scale})` }
  if (scale <= 38 && precision - scale <= 38) return { sql: `BIGNUMERIC(${precision}, ${scale})` }
  return {
    sql: 'STRING',
    carried: scalar('string'),
    reason: (lang) =>
      typeReasons['decimal-too-wide'][lang]({ column: '', type: formatType(type), limit: 'BIGNUMERIC(76, 38)' }),
  }
}

/** No array of arrays, and no NULL in place of an array: such lists are JSON. */
const list: TypeRule = (type, facts) => {
  if (type.kind === 'list' && type.element.kind !== 'list' && !facts.nullable) {
    return { sql: `ARRAY<${facts.native(type.element).sql}>` }
  }
  return { sql: 'JSON', reason: (lang) => typeReasons['nested-as-text'][lang]({ column: '', what: formatType(type) }) }
}

const struct: TypeRule = (type, facts) => {
  if (type.kind !== 'struct' || type.fields.length === 0) return { sql: 'JSON' }
  const fields = type.fields.map(
    (field) => `${quoteIdentifier('bigquery', field.name)} ${facts.native(field.type).sql}`,
  )
  return { sql: `STRUCT<${fields.join(', ')}>` }
}

export const bigquery: DialectSpec = {
  dialect: 'bigquery',
  title: 'BigQuery',
  names,
  partitioning: {
    kinds: ['range'],
    fromBytes: PARTITION_BYTES.bigquery,
    most: MOST_PARTITIONS.bigquery,
    mostPerLoad: null,
    keysContainColumn: false,
    foreignKeys: true,
  },
  ordering: 'cluster',
  indexing: 'search',
  indexKeyBytes: null,
  engine: null,
  types: {
    bool: 'BOOL',
    int8: 'INT64',
    int16: 'INT64',
    int32: 'INT64',
    int64: 'INT64',
    uint64: 'NUMERIC(20, 0)',
    decimal,
    float64: 'FLOAT64',
    string: 'STRING',
    uuid: 'STRING(36)',
    date: 'DATE',
    timestamp: 'DATETIME',
    timestamptz: 'TIMESTAMP',
    time: 'TIME',
    interval: 'INTERVAL',
    json: 'JSON',
    list,
    struct,
    enum: 'STRING',
    ip: 'STRING(45)',
    binary: 'BYTES',
  },
  nullability: 'not-null',
  keys: 'inline',
  keySuffix: ' NOT ENFORCED',
  columnComment: (literal) => `OPTIONS (description = ${literal})`,
  tail,
  attachments: () => [],
  indexStatement,
  indexClause: () => null,
  alter: null,
}

const self = { dialect: 'bigquery', names } as const
const write = (name: string): string => writeName(self, name)

const TRUNCATE: Readonly<Record<string, (column: string, grain: Grain) => string>> = {
  date: (column, grain) => (grain === 'day' ? column : `DATE_TRUNC(${column}, ${grain.toUpperCase()})`),
  timestamp: (column, grain) => `DATETIME_TRUNC(${column}, ${grain.toUpperCase()})`,
  timestamptz: (column, grain) => `TIMESTAMP_TRUNC(${column}, ${grain.toUpperCase()})`,
}

function tail(table: DesignedTable): string[] {
  const lines: string[] = []
  if (table.partition?.kind === 'range') {
    const { column, grain, type } = table.partition
    lines.push(`PARTITION BY ${TRUNCATE[type.kind]?.(write(column), grain) ?? write(column)}`)
  }
  const columns = table.orderBy.map((term) => term.column)
  if (columns.length > 0) lines.push(`CLUSTER BY ${writeNames(self, columns)}`)
  const options: string[] = []
  if (table.comment !== null) options.push(`description = ${quoteLiteral('bigquery', table.comment)}`)
  if (table.lifetime && table.partition) options.push(`partition_expiration_days = ${table.lifetime.days}`)
  if (options.length > 0) lines.push(`OPTIONS (${options.join(', ')})`)
  return lines
}

function indexStatement(table: DesignedTable, index: IndexDesign): string | null {
  return `CREATE SEARCH INDEX ${write(index.name)} ON ${writeTable(self, table)} (${index.columns.map(write).join(', ')})`
}
