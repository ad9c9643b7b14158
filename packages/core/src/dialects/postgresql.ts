import type { DesignedTable, IndexDesign, IndexMethod } from '../ddl/model.ts'
import { derivedName } from '../ddl/names.ts'
import { partitionRanges } from '../ddl/ranges.ts'
import { BTREE_KEY_BYTES, MOST_PARTITIONS, PARTITION_BYTES } from '../ddl/thresholds.ts'
import { words, writeName, writeTable } from '../ddl/write.ts'
import { typeReasons } from '../messages/ddl/types.ts'
import { formatType } from '../types/logical.ts'
import type { DialectSpec, NameRules, TypeRule } from './dialect.ts'
import { quoteLiteral } from './quote.ts'

/** Appendix C of the PostgreSQL 18 manual: words reserved, and those that may not name a function or type. */
const RESERVED = words(`
  ALL ANALYSE ANALYZE AND ANY ARRAY AS ASC ASYMMETRIC AUTHORIZATION BINARY BOTH CASE CAST CHECK COLLATE COLLATION COLUMN
  CONCURRENTLY CONSTRAINT CREATE CROSS CURRENT_CATALOG CURRENT_DATE CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME
  CURRENT_TIMESTAMP CURRENT_USER DEFAULT DEFERRABLE DESC DISTINCT DO ELSE END EXCEPT FALSE FETCH FOR FOREIGN FREEZE FROM
  FULL GRANT GROUP HAVING ILIKE IN INITIALLY INNER INTERSECT INTO IS ISNULL JOIN LATERAL LEADING LEFT LIKE LIMIT LOCALTIME
  LOCALTIMESTAMP NATURAL NOT NOTNULL NULL OFFSET ON ONLY OR ORDER OUTER OVERLAPS PLACING PRIMARY REFERENCES RETURNING RIGHT
  SELECT SESSION_USER SIMILAR SOME SYMMETRIC SYSTEM_USER TABLE TABLESAMPLE THEN TO TRAILING TRUE UNION UNIQUE USER USING
  VARIADIC VERBOSE WHEN WHERE WINDOW WITH`)

const names: NameRules = {
  unit: 'bytes',
  longestTable: 63,
  longestColumn: 63,
  forbidden: null,
  caseSensitive: true,
  plain: /^[a-z_][a-z0-9_]*$/,
  reserved: RESERVED,
}

const decimal: TypeRule = (type) => {
  if (type.kind !== 'decimal') return { sql: 'numeric' }
  return { sql: `numeric(${type.precision},${type.scale})` }
}

const list: TypeRule = (type, facts) => {
  if (type.kind !== 'list') return { sql: 'jsonb' }
  if (type.element.kind === 'struct' || type.element.kind === 'list' || type.element.kind === 'json')
    return {
      sql: 'jsonb',
      reason: (lang) => typeReasons['nested-as-json'][lang]({ column: '', what: formatType(type) }),
    }
  return { sql: `${facts.native(type.element).sql}[]` }
}

const enumeration: TypeRule = (type) => ({
  sql: 'text',
  reason: (lang) =>
    typeReasons.enumeration[lang]({ column: '', values: type.kind === 'enum' ? type.values.length : 0 }),
})

export const postgresql: DialectSpec = {
  dialect: 'postgresql',
  title: 'PostgreSQL',
  names,
  partitioning: {
    kinds: ['range', 'hash', 'list'],
    fromBytes: PARTITION_BYTES.postgresql,
    most: MOST_PARTITIONS.postgresql,
    mostPerLoad: null,
    keysContainColumn: true,
    foreignKeys: false,
  },
  ordering: 'none',
  indexing: 'btree',
  indexKeyBytes: BTREE_KEY_BYTES,
  engine: null,
  types: {
    bool: 'boolean',
    int8: 'smallint',
    int16: 'smallint',
    int32: 'integer',
    int64: 'bigint',
    uint64: 'numeric(20,0)',
    decimal,
    float64: 'double precision',
    string: 'text',
    uuid: 'uuid',
    date: 'date',
    timestamp: 'timestamp',
    timestamptz: 'timestamptz',
    time: 'time',
    interval: 'interval',
    json: 'jsonb',
    list,
    struct: 'jsonb',
    enum: enumeration,
    ip: 'inet',
    binary: 'bytea',
  },
  nullability: 'not-null',
  keys: 'after',
  keySuffix: '',
  columnComment: null,
  tail: (table) => (table.partition ? [`PARTITION BY ${partitionMethod(table)}`] : []),
  attachments: (table) => [...partitions(table), ...comments(table)],
  indexStatement,
  indexClause: () => null,
  alter: {
    addColumn: (table, column) => `ALTER TABLE ${table} ADD COLUMN ${write(column.name)} ${column.nativeType}`,
    changeType: (table, column) => `ALTER TABLE ${table} ALTER COLUMN ${write(column.name)} TYPE ${column.nativeType}`,
    dropNotNull: (table, column) => `ALTER TABLE ${table} ALTER COLUMN ${write(column.name)} DROP NOT NULL`,
  },
}

const self = { dialect: 'postgresql', names } as const
const write = (name: string): string => writeName(self, name)

function partitionMethod(table: DesignedTable): string {
  return table.partition ? `${table.partition.kind.toUpperCase()} (${write(table.partition.column)})` : ''
}

/** One table a partition, and a default one so that no row is ever refused for lack of a partition. */
function partitions(table: DesignedTable): string[] {
  const { partition } = table
  if (!partition) return []
  const parent = writeTable(self, table)
  const part = (suffix: string, bounds: string) =>
    `CREATE TABLE ${writeTable(self, { schema: table.schema, name: derivedName(names, table.name, suffix) })} PARTITION OF ${parent} ${bounds}`
  const rest = part('rest', 'DEFAULT')
  switch (partition.kind) {
    case 'range':
      return [
        ...partitionRanges(partition).map((range) =>
          part(range.label, `FOR VALUES FROM ('${range.from}') TO ('${range.to}')`),
        ),
        rest,
      ]
    case 'list':
      return [
        ...partition.values.map((value, i) =>
          part(`p${i + 1}`, `FOR VALUES IN (${quoteLiteral('postgresql', value)})`),
        ),
        rest,
      ]
    case 'hash':
      return Array.from({ length: partition.parts }, (_, i) =>
        part(`p${i}`, `FOR VALUES WITH (MODULUS ${partition.parts}, REMAINDER ${i})`),
      )
  }
}

function comments(table: DesignedTable): string[] {
  const name = writeTable(self, table)
  const statements =
    table.comment === null ? [] : [`COMMENT ON TABLE ${name} IS ${quoteLiteral('postgresql', table.comment)}`]
  for (const column of table.columns) {
    if (column.comment === null) continue
    statements.push(`COMMENT ON COLUMN ${name}.${write(column.name)} IS ${quoteLiteral('postgresql', column.comment)}`)
  }
  return statements
}

const METHODS: Partial<Record<IndexMethod, { readonly using: string; readonly operators: string }>> = {
  btree: { using: '', operators: '' },
  brin: { using: 'USING brin ', operators: '' },
  gin: { using: 'USING gin ', operators: '' },
  'gin-trigram': { using: 'USING gin ', operators: ' gin_trgm_ops' },
}

function indexStatement(table: DesignedTable, index: IndexDesign): string | null {
  const method = METHODS[index.method]
  if (!method) return null
  const columns = index.columns.map((column) => write(column) + method.operators).join(', ')
  const where = index.except
    ? ` WHERE ${write(index.except.column)} <> ${quoteLiteral('postgresql', index.except.value)}`
    : ''
  return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${write(index.name)} ON ${writeTable(self, table)} ${method.using}(${columns})${where}`
}
