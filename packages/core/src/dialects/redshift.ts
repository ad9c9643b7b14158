import type { DesignedTable } from '../ddl/model.ts'
import { words, writeName, writeNames, writeTable } from '../ddl/write.ts'
import { typeReasons } from '../messages/ddl/types.ts'
import { formatType, scalar } from '../types/logical.ts'
import type { DialectSpec, NameRules, TypeRule } from './dialect.ts'
import { measuredLength, roomyLength } from './lengths.ts'
import { quoteLiteral } from './quote.ts'

/** "Reserved words" of the Amazon Redshift Database Developer Guide. */
const RESERVED = words(`
  AES128 AES256 ALL ALLOWOVERWRITE ANALYSE ANALYZE AND ANY ARRAY AS ASC AUTHORIZATION AZ64 BACKUP BETWEEN BINARY
  BLANKSASNULL BOTH BYTEDICT BZIP2 CASE CAST CHECK COLLATE COLUMN CONSTRAINT CREATE CREDENTIALS CROSS CURRENT_DATE
  CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER CURRENT_USER_ID DEFAULT DEFERRABLE DEFLATE DEFRAG DELTA DELTA32K DESC DISABLE
  DISTINCT DO ELSE EMPTYASNULL ENABLE ENCODE ENCRYPT ENCRYPTION END EXCEPT EXPLICIT FALSE FOR FOREIGN FREEZE FROM FULL
  GLOBALDICT256 GLOBALDICT64K GRANT GROUP GZIP HAVING IDENTITY IGNORE ILIKE IN INITIALLY INNER INTERSECT INTERVAL INTO IS
  ISNULL JOIN LANGUAGE LEADING LEFT LIKE LIMIT LOCALTIME LOCALTIMESTAMP LUN LUNS LZO LZOP MINUS MOSTLY16 MOSTLY32 MOSTLY8
  NATURAL NEW NOT NOTNULL NULL NULLS OFF OFFLINE OFFSET OID OLD ON ONLY OPEN OR ORDER OUTER OVERLAPS PARALLEL PARTITION
  PERCENT PERMISSIONS PIVOT PLACING PRIMARY RAW READRATIO RECOVER REFERENCES RESPECT REJECTLOG RESORT RESTORE RIGHT SELECT
  SESSION_USER SIMILAR SNAPSHOT SOME SYSDATE SYSTEM TABLE TAG TDES TEXT255 TEXT32K THEN TIMESTAMP TO TOP TRAILING TRUE
  TRUNCATECOLUMNS UNION UNIQUE UNNEST UNPIVOT USER USING VERBOSE WALLET WHEN WHERE WITH WITHOUT`)

const names: NameRules = {
  unit: 'bytes',
  longestTable: 127,
  longestColumn: 127,
  forbidden: null,
  // Even quoted names fold to lower case unless enable_case_sensitive_identifier is set.
  caseSensitive: false,
  plain: /^[a-z_][a-z0-9_]*$/,
  reserved: RESERVED,
}

/** VARCHAR counts bytes: a Cyrillic letter takes two. */
const LONGEST_VARCHAR = 65_535

const string: TypeRule = (_, facts) => {
  if (facts.maxBytes === null) return { sql: `VARCHAR(${LONGEST_VARCHAR})` }
  const { maxBytes } = facts
  if (maxBytes <= LONGEST_VARCHAR) {
    return { sql: `VARCHAR(${roomyLength(maxBytes, LONGEST_VARCHAR)})`, reason: measuredLength(maxBytes, 'bytes') }
  }
  return {
    sql: `VARCHAR(${LONGEST_VARCHAR})`,
    reason: (lang) => typeReasons['length-too-long'][lang]({ column: '', length: maxBytes, limit: LONGEST_VARCHAR }),
  }
}

const decimal: TypeRule = (type) => {
  if (type.kind !== 'decimal') return { sql: 'VARCHAR(128)' }
  if (type.precision <= 38 && type.scale <= 37) return { sql: `DECIMAL(${type.precision},${type.scale})` }
  return {
    sql: `VARCHAR(${roomyLength(type.precision + 2, LONGEST_VARCHAR)})`,
    carried: scalar('string'),
    reason: (lang) =>
      typeReasons['decimal-too-wide'][lang]({ column: '', type: formatType(type), limit: 'DECIMAL(38,37)' }),
  }
}

const asSuper: TypeRule = (type) => ({
  sql: 'SUPER',
  reason: (lang) => typeReasons['nested-as-text'][lang]({ column: '', what: formatType(type) }),
})

export const redshift: DialectSpec = {
  dialect: 'redshift',
  title: 'Amazon Redshift',
  names,
  partitioning: { instead: 'SORTKEY' },
  ordering: 'sort-key',
  indexing: 'none',
  indexKeyBytes: null,
  engine: null,
  types: {
    bool: 'BOOLEAN',
    int8: 'SMALLINT',
    int16: 'SMALLINT',
    int32: 'INTEGER',
    int64: 'BIGINT',
    uint64: 'DECIMAL(20,0)',
    decimal,
    float64: 'DOUBLE PRECISION',
    string,
    uuid: 'CHAR(36)',
    date: 'DATE',
    timestamp: 'TIMESTAMP',
    timestamptz: 'TIMESTAMPTZ',
    time: 'TIME',
    interval: () => ({
      sql: 'BIGINT',
      reason: (lang) => typeReasons['interval-as-microseconds'][lang]({ column: '' }),
    }),
    json: 'SUPER',
    list: asSuper,
    struct: asSuper,
    enum: (type) => ({
      sql: `VARCHAR(${roomyLength(longestMember(type.kind === 'enum' ? type.values : []), LONGEST_VARCHAR)})`,
    }),
    ip: 'VARCHAR(45)',
    binary: 'VARBYTE(1024000)',
  },
  nullability: 'not-null',
  keys: 'inline',
  keySuffix: '',
  columnComment: null,
  tail,
  attachments: comments,
  indexStatement: () => null,
  indexClause: () => null,
  alter: null,
}

const self = { dialect: 'redshift', names } as const
const write = (name: string): string => writeName(self, name)

function longestMember(values: readonly string[]): number {
  return Math.max(1, ...values.map((value) => [...value].length * 4))
}

function tail(table: DesignedTable): string[] {
  const lines =
    table.distribution === null ? ['DISTSTYLE AUTO'] : ['DISTSTYLE KEY', `DISTKEY (${write(table.distribution)})`]
  const columns = table.orderBy.map((term) => term.column)
  lines.push(columns.length === 0 ? 'SORTKEY AUTO' : `COMPOUND SORTKEY (${writeNames(self, columns)})`)
  return lines
}

function comments(table: DesignedTable): string[] {
  const name = writeTable(self, table)
  const statements =
    table.comment === null ? [] : [`COMMENT ON TABLE ${name} IS ${quoteLiteral('redshift', table.comment)}`]
  for (const column of table.columns) {
    if (column.comment === null) continue
    statements.push(`COMMENT ON COLUMN ${name}.${write(column.name)} IS ${quoteLiteral('redshift', column.comment)}`)
  }
  return statements
}
