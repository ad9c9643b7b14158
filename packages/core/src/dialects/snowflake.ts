import type { DesignedTable, IndexDesign } from '../ddl/model.ts'
import { words, writeName, writeNames, writeTable } from '../ddl/write.ts'
import { typeReasons } from '../messages/ddl/types.ts'
import { formatType, scalar } from '../types/logical.ts'
import type { DialectSpec, NameRules, TypeRule } from './dialect.ts'
import { quoteLiteral } from './quote.ts'

/** "Reserved & limited keywords" of the Snowflake SQL reference: words that no unquoted column or table may have. */
const RESERVED = words(`
  ACCOUNT ALL ALTER AND ANY AS BETWEEN BY CASE CAST CHECK COLUMN CONNECT CONNECTION CONSTRAINT CREATE CROSS CURRENT
  CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER DATABASE DELETE DISTINCT DROP ELSE EXISTS FALSE FOLLOWING FOR
  FROM FULL GRANT GROUP GSCLUSTER HAVING ILIKE IN INCREMENT INNER INSERT INTERSECT INTO IS ISSUE JOIN LATERAL LEFT LIKE
  LOCALTIME LOCALTIMESTAMP MINUS NATURAL NOT NULL OF ON OR ORDER ORGANIZATION QUALIFY REGEXP REVOKE RIGHT RLIKE ROW ROWS
  SAMPLE SCHEMA SELECT SET SOME START TABLE TABLESAMPLE THEN TO TRIGGER TRUE TRY_CAST UNION UNIQUE UPDATE USING VALUES VIEW
  WHEN WHENEVER WHERE WITH`)

const names: NameRules = {
  unit: 'characters',
  longestTable: 255,
  longestColumn: 255,
  forbidden: null,
  // Plain names are written without quotes and fold to upper case: two that differ in case only would be one.
  caseSensitive: false,
  plain: /^[a-z_][a-z0-9_]*$/,
  reserved: RESERVED,
}

const decimal: TypeRule = (type) => {
  if (type.kind !== 'decimal') return { sql: 'VARCHAR' }
  if (type.precision <= 38 && type.scale <= 37) return { sql: `NUMBER(${type.precision},${type.scale})` }
  return {
    sql: 'VARCHAR',
    carried: scalar('string'),
    reason: (lang) =>
      typeReasons['decimal-too-wide'][lang]({ column: '', type: formatType(type), limit: 'NUMBER(38,37)' }),
  }
}

export const snowflake: DialectSpec = {
  dialect: 'snowflake',
  title: 'Snowflake',
  names,
  partitioning: { instead: 'CLUSTER BY' },
  ordering: 'cluster',
  indexing: 'search',
  indexKeyBytes: null,
  engine: null,
  types: {
    bool: 'BOOLEAN',
    int8: 'NUMBER(3,0)',
    int16: 'NUMBER(5,0)',
    int32: 'NUMBER(10,0)',
    int64: 'NUMBER(19,0)',
    uint64: 'NUMBER(20,0)',
    decimal,
    float64: 'FLOAT',
    string: 'VARCHAR',
    uuid: 'VARCHAR(36)',
    date: 'DATE',
    timestamp: 'TIMESTAMP_NTZ(6)',
    timestamptz: 'TIMESTAMP_TZ(6)',
    time: 'TIME(6)',
    interval: () => ({
      sql: 'NUMBER(19,0)',
      reason: (lang) => typeReasons['interval-as-microseconds'][lang]({ column: '' }),
    }),
    json: 'VARIANT',
    list: 'ARRAY',
    struct: 'OBJECT',
    enum: 'VARCHAR',
    ip: 'VARCHAR(45)',
    binary: 'BINARY',
  },
  nullability: 'not-null',
  keys: 'inline',
  keySuffix: '',
  columnComment: (literal) => `COMMENT ${literal}`,
  tail,
  attachments: () => [],
  indexStatement,
  indexClause: () => null,
  alter: null,
}

const self = { dialect: 'snowflake', names } as const

function tail(table: DesignedTable): string[] {
  const columns = table.orderBy.map((term) => term.column)
  const lines = columns.length === 0 ? [] : [`CLUSTER BY (${writeNames(self, columns)})`]
  if (table.comment !== null) lines.push(`COMMENT = ${quoteLiteral('snowflake', table.comment)}`)
  return lines
}

/** Search optimisation (Enterprise edition) is what stands for an index of needles. */
function indexStatement(table: DesignedTable, index: IndexDesign): string | null {
  const method = index.method === 'text' ? 'FULL_TEXT' : 'EQUALITY'
  const columns = index.columns.map((column) => writeName(self, column)).join(', ')
  return `ALTER TABLE ${writeTable(self, table)} ADD SEARCH OPTIMIZATION ON ${method}(${columns})`
}
