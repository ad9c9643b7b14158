import type { DesignedTable, Grain, IndexDesign, IndexMethod, OrderTerm } from '../ddl/model.ts'
import {
  CLICKHOUSE_PARTITIONS_PER_INSERT,
  LOW_CARDINALITY_LIMIT,
  LOW_CARDINALITY_SHARE,
  MOST_PARTITIONS,
  PARTITION_BYTES,
} from '../ddl/thresholds.ts'
import { nullableType, words, writeName } from '../ddl/write.ts'
import { typeReasons } from '../messages/ddl/types.ts'
import type { LogicalType } from '../types/logical.ts'
import { formatType, scalar } from '../types/logical.ts'
import type { DialectSpec, NameRules, NativeType, TypeFacts, TypeRule } from './dialect.ts'
import { quoteLiteral } from './quote.ts'

/** Words that the parser takes for a clause where a column's name may stand; each was seen to fail or to be read otherwise. */
const RESERVED = words(`
  ALIAS ALL AND ANTI ANY ARRAY AS ASC ASCENDING ASOF ASSUME BETWEEN BOTH BY CASE CAST CHECK CODEC COLLATE COLUMN COMMENT
  CONSTRAINT CREATE CROSS CUBE DATE DATETIME DEFAULT DESC DESCENDING DISTINCT DIV ELSE EMPTY END EPHEMERAL EXCEPT EXISTS FALSE FINAL
  FIRST FOR FOREIGN FORMAT FROM FULL GLOBAL GROUP HAVING ILIKE IN INDEX INF INNER INTERSECT INTERVAL INTO IS JOIN KEY LAST LEADING
  LEFT LIKE LIMIT MATERIALIZED MOD NAN NOT NULL NULLS OFFSET ON OR ORDER OUTER OVER PARTITION PASTE POPULATE PREWHERE PRIMARY
  PROJECTION QUALIFY RIGHT ROLLUP SAMPLE SELECT SEMI SETTINGS STATISTICS SUBSTRING TABLE THEN TIMESTAMP TO TOP TOTALS TRAILING TRIM TRUE TTL UNION
  UNIQUE USING VALUES VIEW WHEN WHERE WINDOW WITH`)

/** Names become names of files: 206 bytes for a table in the database `default`; some are left for longer databases and staging. */
const names: NameRules = {
  unit: 'escaped',
  longestTable: 150,
  longestColumn: 200,
  forbidden: null,
  caseSensitive: true,
  plain: /^[A-Za-z_][A-Za-z0-9_]*$/,
  reserved: RESERVED,
}

/** What Date32 and DateTime64 hold; beyond it ClickHouse clamps silently (seen on 26.7: 1862-01-16 became 1900-01-01). */
const FIRST_DAY = '1900-01-01'
const LAST_DAY = '2299-12-31'

const dated =
  (sql: string): TypeRule =>
  (_, facts) => {
    const day = (value: string | null) => value?.slice(0, 10) ?? null
    const [min, max] = [day(facts.min), day(facts.max)]
    if (min === null || max === null || (min >= FIRST_DAY && max <= LAST_DAY)) return { sql }
    return {
      sql: 'String',
      carried: scalar('string'),
      reason: (lang) =>
        typeReasons['date-out-of-range'][lang]({ column: '', min, max, type: sql, from: FIRST_DAY, to: LAST_DAY }),
    }
  }

const decimal: TypeRule = (type) => {
  if (type.kind !== 'decimal') return { sql: 'String' }
  if (type.precision <= 76) return { sql: `Decimal(${type.precision}, ${type.scale})` }
  return {
    sql: 'String',
    carried: scalar('string'),
    reason: (lang) =>
      typeReasons['decimal-too-wide'][lang]({ column: '', type: formatType(type), limit: 'Decimal(76)' }),
  }
}

const string: TypeRule = (_, facts) => {
  const { distinct, rows } = facts
  if (distinct === null || rows === null || rows === 0) return { sql: 'String' }
  if (distinct > LOW_CARDINALITY_LIMIT || distinct > rows * LOW_CARDINALITY_SHARE) return { sql: 'String' }
  return {
    sql: 'LowCardinality(String)',
    reason: (lang) => typeReasons['low-cardinality'][lang]({ column: '', distinct, rows }),
  }
}

const json: TypeRule = () => ({ sql: 'String', reason: (lang) => typeReasons['json-as-text'][lang]({ column: '' }) })

const asText = (what: string): NativeType => ({
  sql: 'String',
  reason: (lang) => typeReasons['nested-as-text'][lang]({ column: '', what }),
})

/** Arrays take no NULL for the whole array: only a complete column of plain elements becomes one. */
const list: TypeRule = (type, facts) => {
  if (type.kind !== 'list') return { sql: 'String' }
  const plain = !['list', 'struct', 'json'].includes(type.element.kind)
  if (facts.nullable || !plain) return asText(`${formatType(type)}: Array ≠ NULL`)
  return { sql: `Array(Nullable(${plainNative(facts, type.element)}))` }
}

const enumeration: TypeRule = (type) => {
  if (type.kind !== 'enum') return { sql: 'String' }
  const members = type.values.map((value, i) => `${quoteLiteral('clickhouse', value)} = ${i + 1}`)
  return {
    sql: `Enum${type.values.length <= 127 ? 8 : 16}(${members.join(', ')})`,
    reason: (lang) => typeReasons.enumeration[lang]({ column: '', values: type.values.length }),
  }
}

const ip: TypeRule = () => ({ sql: 'String', reason: (lang) => typeReasons['ip-as-text'][lang]({ column: '' }) })

function plainNative(facts: TypeFacts, type: LogicalType): string {
  return facts.native(type).sql.replace(/^LowCardinality\((.*)\)$/, '$1')
}

export const clickhouse: DialectSpec = {
  dialect: 'clickhouse',
  title: 'ClickHouse',
  names,
  partitioning: {
    kinds: ['range', 'list'],
    fromBytes: PARTITION_BYTES.clickhouse,
    most: MOST_PARTITIONS.clickhouse,
    mostPerLoad: CLICKHOUSE_PARTITIONS_PER_INSERT,
    keysContainColumn: false,
    foreignKeys: true,
  },
  ordering: 'sorting-key',
  indexing: 'skipping',
  indexKeyBytes: null,
  engine: 'MergeTree',
  types: {
    bool: 'Bool',
    int8: 'Int8',
    int16: 'Int16',
    int32: 'Int32',
    int64: 'Int64',
    uint64: 'UInt64',
    decimal,
    float64: 'Float64',
    string,
    uuid: 'UUID',
    date: dated('Date32'),
    timestamp: dated('DateTime64(6)'),
    timestamptz: dated("DateTime64(6, 'UTC')"),
    time: 'Time64(6)',
    interval: 'Int64',
    json,
    list,
    struct: (type) => asText(formatType(type)),
    enum: enumeration,
    ip,
    binary: 'String',
  },
  nullability: 'nullable-type',
  keys: 'none',
  keySuffix: '',
  columnComment: (literal) => `COMMENT ${literal}`,
  tail,
  attachments: () => [],
  indexStatement: () => null,
  indexClause,
  alter: {
    addColumn: (table, column) => `ALTER TABLE ${table} ADD COLUMN ${write(column.name)} ${nullableType(column)}`,
    changeType: (table, column) => `ALTER TABLE ${table} MODIFY COLUMN ${write(column.name)} ${nullableType(column)}`,
    dropNotNull: (table, column) => `ALTER TABLE ${table} MODIFY COLUMN ${write(column.name)} ${nullableType(column)}`,
  },
}

const self = { dialect: 'clickhouse', names } as const
const write = (name: string): string => writeName(self, name)

const PARTITION_BY: Record<Grain, (column: string) => string> = {
  hour: (column) => `toStartOfHour(${column})`,
  day: (column) => `toDate(${column})`,
  month: (column) => `toYYYYMM(${column})`,
  year: (column) => `toYear(${column})`,
}

function tail(table: DesignedTable): string[] {
  const lines = [`ENGINE = ${table.engine ?? 'MergeTree'}`]
  if (table.partition?.kind === 'range') {
    lines.push(`PARTITION BY ${PARTITION_BY[table.partition.grain](write(table.partition.column))}`)
  } else if (table.partition?.kind === 'list') lines.push(`PARTITION BY ${write(table.partition.column)}`)
  lines.push(`ORDER BY ${table.orderBy.length === 0 ? 'tuple()' : `(${table.orderBy.map(term).join(', ')})`}`)
  if (table.lifetime) lines.push(`TTL ${toDay(table)} + INTERVAL ${table.lifetime.days} DAY`)
  if (table.comment !== null) lines.push(`COMMENT ${quoteLiteral('clickhouse', table.comment)}`)
  return lines
}

function toDay(table: DesignedTable): string {
  return `toDate(${write(table.lifetime?.column ?? '')})`
}

function term(order: OrderTerm): string {
  return order.day ? `toDate(${write(order.column)})` : write(order.column)
}

/** Parameters of skipping indexes: facts of ClickHouse's manual on each type; granularity 4 reads 32,768 rows a block. */
const SKIPPING: Partial<Record<IndexMethod, string>> = {
  minmax: 'TYPE minmax GRANULARITY 1',
  set: 'TYPE set(100) GRANULARITY 4',
  bloom_filter: 'TYPE bloom_filter(0.01) GRANULARITY 1',
  // Parts of words are looked for (LIKE '%…%'), so that whole words as tokens would not do.
  text: 'TYPE text(tokenizer = ngrams(3))',
}

function indexClause(index: IndexDesign): string | null {
  const type = SKIPPING[index.method]
  return type ? `INDEX ${write(index.name)} ${index.columns.map(write).join(', ')} ${type}` : null
}
