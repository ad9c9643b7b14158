import type { DesignedTable, IndexDesign, Partition } from '../ddl/model.ts'
import { partitionRanges } from '../ddl/ranges.ts'
import { INNODB_KEY_BYTES, MOST_PARTITIONS, PARTITION_BYTES } from '../ddl/thresholds.ts'
import { words, writeName, writeTable } from '../ddl/write.ts'
import { typeReasons } from '../messages/ddl/types.ts'
import { formatType, scalar } from '../types/logical.ts'
import type { DialectSpec, NameRules, TypeRule } from './dialect.ts'
import { measuredLength, roomyLength } from './lengths.ts'
import { quoteLiteral } from './quote.ts'

/** Section 11.3 of the MySQL 8.4 manual: reserved words; and those that MariaDB 10.11 takes only quoted. */
const RESERVED = words(`
  ACCESSIBLE ADD ALL ALTER ANALYZE AND AS ASC ASENSITIVE BEFORE BETWEEN BIGINT BINARY BLOB BOTH BY CALL CASCADE CASE
  CHANGE CHAR CHARACTER CHECK COLLATE COLUMN CONDITION CONSTRAINT CONTINUE CONVERT CREATE CROSS CUBE CUME_DIST
  CURRENT_DATE CURRENT_ROLE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER CURSOR DATABASE DATABASES DAY_HOUR
  DAY_MICROSECOND DAY_MINUTE DAY_SECOND DEC DECIMAL DECLARE DEFAULT DELAYED DELETE DELETE_DOMAIN_ID DENSE_RANK DESC
  DESCRIBE DETERMINISTIC DISTINCT DISTINCTROW DIV DOUBLE DO_DOMAIN_IDS DROP DUAL EACH ELSE ELSEIF EMPTY ENCLOSED
  ESCAPED EXCEPT EXISTS EXIT EXPLAIN FALSE FETCH FIRST_VALUE FLOAT FLOAT4 FLOAT8 FOR FORCE FOREIGN FROM FULLTEXT
  FUNCTION GENERAL GENERATED GET GRANT GROUP GROUPING GROUPS HAVING HIGH_PRIORITY HOUR_MICROSECOND HOUR_MINUTE
  HOUR_SECOND IF IGNORE IGNORE_DOMAIN_IDS IGNORE_SERVER_IDS IN INDEX INFILE INNER INOUT INSENSITIVE INSERT INT INT1
  INT2 INT3 INT4 INT8 INTEGER INTERSECT INTERVAL INTO IO_AFTER_GTIDS IO_BEFORE_GTIDS IS ITERATE JOIN JSON_TABLE KEY
  KEYS KILL LAG LAST_VALUE LATERAL LEAD LEADING LEAVE LEFT LIKE LIMIT LINEAR LINES LOAD LOCALTIME LOCALTIMESTAMP LOCK
  LONG LONGBLOB LONGTEXT LOOP LOW_PRIORITY MANUAL MASTER_BIND MASTER_DEMOTE_TO_REPLICA MASTER_DEMOTE_TO_SLAVE
  MASTER_HEARTBEAT_PERIOD MASTER_SSL_VERIFY_SERVER_CERT MATCH MAXVALUE MEDIUMBLOB MEDIUMINT MEDIUMTEXT MIDDLEINT
  MINUTE_MICROSECOND MINUTE_SECOND MOD MODIFIES NATURAL NOT NO_WRITE_TO_BINLOG NTH_VALUE NTILE NULL NUMERIC OF OFFSET
  ON OPTIMIZE OPTIMIZER_COSTS OPTION OPTIONALLY OR ORDER OUT OUTER OUTFILE OVER PAGE_CHECKSUM PARALLEL PARSE_VCOL_EXPR
  PARTITION PERCENT_RANK PORTION PRECISION PRIMARY PROCEDURE PURGE QUALIFY RANGE RANK READ READS READ_WRITE REAL
  RECURSIVE REFERENCES REF_SYSTEM_ID REGEXP RELEASE RENAME REPEAT REPLACE REQUIRE RESIGNAL RESTRICT RETURN RETURNING
  REVOKE RIGHT RLIKE ROW ROWS ROW_NUMBER SCHEMA SCHEMAS SECOND_MICROSECOND SELECT SENSITIVE SEPARATOR SET SHOW SIGNAL
  SMALLINT SPATIAL SPECIFIC SQL SQLEXCEPTION SQLSTATE SQLWARNING SQL_BIG_RESULT SQL_BUFFER_RESULT SQL_CACHE
  SQL_CALC_FOUND_ROWS SQL_NO_CACHE SQL_SMALL_RESULT SSL STARTING STATS_AUTO_RECALC STATS_PERSISTENT STATS_SAMPLE_PAGES
  STORED STRAIGHT_JOIN SYSTEM TABLE TABLESAMPLE TERMINATED THEN TINYBLOB TINYINT TINYTEXT TO TRAILING TRIGGER TRUE
  UNDO UNION UNIQUE UNLOCK UNSIGNED UPDATE USAGE USE USING UTC_DATE UTC_TIME UTC_TIMESTAMP VALUES VARBINARY VARCHAR
  VARCHARACTER VARYING VIRTUAL WHEN WHERE WHILE WINDOW WITH WRITE XOR YEAR_MONTH ZEROFILL`)

const names: NameRules = {
  unit: 'characters',
  longestTable: 64,
  longestColumn: 64,
  // Names hold characters of the basic plane only and do not end in a space.
  forbidden: /[\u{10000}-\u{10ffff}]|\s+$/gu,
  caseSensitive: false,
  plain: /^[a-z_][a-z0-9_]*$/i,
  reserved: RESERVED,
}

/** Longest VARCHAR that we declare: all columns of a row share 65,535 bytes, four a character. */
const LONGEST_VARCHAR = 255
const LONGEST_KEY_VARCHAR = 768
const TEXT_BYTES = 65_535
const MEDIUMTEXT_BYTES = 16_777_215

const string: TypeRule = (_, facts) => {
  const { maxLength, maxBytes, keyed } = facts
  if (maxLength === null) return { sql: keyed ? 'VARCHAR(255)' : 'LONGTEXT' }
  const reason = measuredLength(maxLength, 'characters')
  if (maxLength <= LONGEST_VARCHAR) return { sql: `VARCHAR(${roomyLength(maxLength, LONGEST_VARCHAR)})`, reason }
  if (keyed && maxLength <= LONGEST_KEY_VARCHAR)
    return { sql: `VARCHAR(${roomyLength(maxLength, LONGEST_KEY_VARCHAR)})`, reason }
  const bytes = maxBytes ?? maxLength * 4
  if (bytes <= TEXT_BYTES / 2) return { sql: 'TEXT', reason }
  return { sql: bytes <= MEDIUMTEXT_BYTES / 2 ? 'MEDIUMTEXT' : 'LONGTEXT', reason }
}

const decimal: TypeRule = (type) => {
  if (type.kind !== 'decimal') return { sql: 'TEXT' }
  if (type.precision <= 65 && type.scale <= 30) return { sql: `DECIMAL(${type.precision},${type.scale})` }
  return {
    sql: 'TEXT',
    carried: scalar('string'),
    reason: (lang) =>
      typeReasons['decimal-too-wide'][lang]({ column: '', type: formatType(type), limit: 'DECIMAL(65,30)' }),
  }
}

const asJson: TypeRule = (type) => ({
  sql: 'JSON',
  reason: (lang) => typeReasons['nested-as-text'][lang]({ column: '', what: formatType(type) }),
})

export const mysql: DialectSpec = {
  dialect: 'mysql',
  title: 'MySQL',
  names,
  partitioning: {
    kinds: ['range', 'hash', 'list'],
    fromBytes: PARTITION_BYTES.mysql,
    most: MOST_PARTITIONS.mysql,
    mostPerLoad: null,
    keysContainColumn: true,
    foreignKeys: false,
  },
  ordering: 'none',
  indexing: 'btree',
  indexKeyBytes: INNODB_KEY_BYTES,
  engine: 'InnoDB',
  types: {
    bool: 'TINYINT(1)',
    int8: 'TINYINT',
    int16: 'SMALLINT',
    int32: 'INT',
    int64: 'BIGINT',
    uint64: 'BIGINT UNSIGNED',
    decimal,
    float64: 'DOUBLE',
    string,
    uuid: 'BINARY(16)',
    date: 'DATE',
    timestamp: 'DATETIME(6)',
    timestamptz: () => ({ sql: 'DATETIME(6)', reason: (lang) => typeReasons['time-in-utc'][lang]({ column: '' }) }),
    time: 'TIME(6)',
    interval: () => ({
      sql: 'BIGINT',
      reason: (lang) => typeReasons['interval-as-microseconds'][lang]({ column: '' }),
    }),
    json: 'JSON',
    list: asJson,
    struct: asJson,
    enum: (type) => ({
      sql: `ENUM(${type.kind === 'enum' ? type.values.map((value) => quoteLiteral('mysql', value)).join(', ') : "''"})`,
      reason: (lang) =>
        typeReasons.enumeration[lang]({ column: '', values: type.kind === 'enum' ? type.values.length : 0 }),
    }),
    ip: 'VARBINARY(16)',
    binary: (_, facts) =>
      facts.maxBytes !== null && facts.maxBytes <= LONGEST_VARCHAR
        ? {
            sql: `VARBINARY(${roomyLength(facts.maxBytes, LONGEST_VARCHAR)})`,
            reason: measuredLength(facts.maxBytes, 'bytes'),
          }
        : { sql: 'LONGBLOB' },
  },
  nullability: 'not-null',
  keys: 'inline',
  keySuffix: '',
  columnComment: (literal) => `COMMENT ${literal}`,
  writableComment,
  tail,
  attachments: () => [],
  indexStatement,
  indexClause: () => null,
  alter: null,
}

const self = { dialect: 'mysql', names } as const
const write = (name: string): string => writeName(self, name)

const LONGEST_COMMENT = 1024

/**
 * Comments of columns have 1,024 characters (those of tables 2,048), all of the basic plane: others are written by their
 * number, U+1F600, where the server would store a question mark or refuse the statement.
 */
function writableComment(text: string): string {
  const basic = text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, (c) => `U+${c.codePointAt(0)?.toString(16).toUpperCase()}`)
  return basic.length <= LONGEST_COMMENT ? basic : `${basic.slice(0, LONGEST_COMMENT - 1)}…`
}

/** utf8mb4_bin compares by code point and exists in MySQL and MariaDB alike. */
function tail(table: DesignedTable): string[] {
  const lines = [`ENGINE = ${table.engine ?? 'InnoDB'}`, 'DEFAULT CHARACTER SET = utf8mb4', 'COLLATE = utf8mb4_bin']
  if (table.comment !== null) lines.push(`COMMENT = ${quoteLiteral('mysql', writableComment(table.comment))}`)
  return table.partition ? [...lines, ...partitions(table.partition)] : lines
}

function partitions(partition: Partition): string[] {
  const column = write(partition.column)
  switch (partition.kind) {
    case 'range': {
      const parts = partitionRanges(partition).map(
        (r) => `  PARTITION p${r.label} VALUES LESS THAN ('${r.to.replace(/\+00$/, '')}')`,
      )
      const rest = '  PARTITION prest VALUES LESS THAN (MAXVALUE)'
      return [`PARTITION BY RANGE COLUMNS (${column}) (`, [...parts, rest].join(',\n'), ')']
    }
    case 'hash':
      return [`PARTITION BY KEY (${column}) PARTITIONS ${partition.parts}`]
    case 'list': {
      const parts = partition.values.map(
        (value, i) => `  PARTITION p${i + 1} VALUES IN (${quoteLiteral('mysql', value)})`,
      )
      return [`PARTITION BY LIST COLUMNS (${column}) (`, parts.join(',\n'), ')']
    }
  }
}

function indexStatement(table: DesignedTable, index: IndexDesign): string | null {
  const kind = index.method === 'text' ? 'FULLTEXT ' : index.unique ? 'UNIQUE ' : ''
  if (index.method !== 'btree' && index.method !== 'text') return null
  return `CREATE ${kind}INDEX ${write(index.name)} ON ${writeTable(self, table)} (${index.columns.map(write).join(', ')})`
}
