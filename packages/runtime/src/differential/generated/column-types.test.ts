import { parseType } from '@ai-etl/core/types/parse'
import { describe, expect, test } from 'vitest'
import { differenceOfType } from './column-types.ts'

/** What targets describe columns by, and whether that is their type for a logical one. */
const CASES: readonly (readonly [target: string, type: string, described: string, fits: boolean])[] = [
  ['postgresql', 'int64', 'bigint', true],
  ['postgresql', 'int64', 'integer', true],
  ['postgresql', 'int32', 'bigint', false],
  ['postgresql', 'decimal(9,2)', 'numeric(9,2)', true],
  ['postgresql', 'decimal(9,2)', 'numeric', true],
  ['postgresql', 'decimal(9,2)', 'numeric(9,1)', false],
  ['postgresql', 'decimal(9,2)', 'double precision', false],
  ['postgresql', 'timestamptz', 'timestamp with time zone', true],
  ['postgresql', 'timestamptz', 'timestamp without time zone', false],
  ['postgresql', 'json', 'text', false],
  ['dbt-postgresql', 'date', 'timestamp without time zone', false],
  ['duckdb', 'int32', 'BIGINT', false],
  ['duckdb', 'timestamptz', 'TIMESTAMP WITH TIME ZONE', true],
  ['dbt-duckdb', 'decimal(10,2)', 'DECIMAL(12,2)', true],
  ['dbt-duckdb', 'decimal(10,2)', 'DECIMAL(9,2)', false],
  ['clickhouse', 'string', 'String', true],
  ['clickhouse', 'int64', 'UInt8', true],
  ['clickhouse', 'int64', 'Nullable(UInt64)', false],
  ['clickhouse', 'int16', 'Nullable(Int64)', false],
  ['clickhouse', 'decimal(9,2)', 'Nullable(Decimal(38, 2))', true],
  ['clickhouse', 'decimal(9,2)', 'Nullable(Decimal(38, 6))', false],
  ['clickhouse', 'date', 'Nullable(DateTime64(6))', false],
  ['mysql', 'bool', 'int(1)', true],
  ['mysql', 'string', 'varchar(10)', true],
  ['mysql', 'string', 'int(1)', false],
  ['mysql', 'decimal(9,2)', 'decimal(12,4)', false],
  ['mysql', 'timestamp', 'datetime(6) /* mariadb-5.3 */', true],
  ['pandas', 'int32', 'Int32', true],
  ['pandas', 'int32', 'Int64', false],
  ['pandas', 'decimal(9,2)', 'object of Decimal', true],
  ['pandas', 'decimal(9,2)', 'object of Decimal|float', false],
  ['pyspark', 'uint64', 'decimal(20,0)', true],
  ['pyspark', 'int64', 'int', false],
]

describe('types of columns as targets describe them', () => {
  test.each(CASES)('%s: %s is %s: %s', (target, type, described, fits) => {
    expect(differenceOfType(target, described, parseType(type)) === null).toBe(fits)
  })
})
