import { TYPE_FUNCTIONS } from '@ai-etl/core/targets/pandas/prelude/types'
import { pythonType } from '@ai-etl/core/targets/pandas/types'
import { sparkType } from '@ai-etl/core/targets/pyspark/types'
import { clickhouseType, innerType } from '@ai-etl/core/targets/sql/clickhouse/types'
import { duckdbType } from '@ai-etl/core/targets/sql/duckdb/types'
import { postgresqlType } from '@ai-etl/core/targets/sql/postgresql/types'
import { formatType, type LogicalType } from '@ai-etl/core/types/logical'

/** A type that a column may have besides the one that the target declares, and why that is no difference. */
interface Allowance {
  readonly of: (type: LogicalType) => boolean
  /** The types, as the target describes them. */
  readonly as: RegExp | ((type: LogicalType, described: string) => boolean)
  readonly why: string
}

/** Types of the columns of a target. */
interface ColumnTypes {
  /** What the target's own table of types says, spelled as the target describes columns; null where it has no such name. */
  readonly declared: (type: LogicalType) => string | null
  readonly allowed: readonly Allowance[]
}

const isWhole = ({ kind }: LogicalType) => /^u?int/.test(kind)
const isCount = (type: LogicalType) => isWhole(type) || (type.kind === 'decimal' && type.scale === 0)
const is = (kind: LogicalType['kind']) => (type: LogicalType) => type.kind === kind

/** A decimal of the same places that has room for all digits of the type. */
function hasRoom(type: LogicalType, described: string): boolean {
  const [, digits, places] = /^(?:Nullable\()?[a-z]+\((\d+), ?(\d+)\)\)?$/i.exec(described) ?? []
  return type.kind === 'decimal' && Number(places) === type.scale && Number(digits) >= type.precision
}

const BITS: Readonly<Record<string, number>> = { tinyint: 8, smallint: 16, integer: 32, bigint: 64 }

/** Bits of an integer type of a database, with one for a sign; NaN for what is none. */
function bitsOf(described: string): number {
  const [, unsigned = '', size = ''] = /^(?:Nullable\()?(U?)Int(\d+)\)?$/.exec(described) ?? []
  return BITS[described.toLowerCase()] ?? Number(size || 'NaN') + (unsigned === '' ? 0 : 1)
}

/** Whether all values of an integer type of a database are values of the type. */
function isNarrow(type: LogicalType, described: string): boolean {
  return bitsOf(described) <= (type.kind.startsWith('int') ? Number(type.kind.slice(3)) : 65)
}

const POSTGRESQL: ColumnTypes = {
  declared: (type) =>
    postgresqlType(type)
      .replaceAll(', ', ',')
      .replace(
        /^(timestamp|time)(tz)?(?=$|\[)/,
        (_, name: string, zone) => `${name} ${zone ? 'with' : 'without'} time zone`,
      ),
  allowed: [
    { of: isCount, as: isNarrow, why: 'a literal is of the least type that holds it' },
    { of: ({ kind }) => kind === 'int8' || kind === 'int16', as: /^integer$/, why: 'but of none less than integer' },
    { of: ({ kind }) => ['decimal', 'uint64'].includes(kind), as: /^numeric$/, why: 'what is computed has no length' },
  ],
}

const DUCKDB: ColumnTypes = {
  declared: (type) => duckdbType(type).replaceAll(', ', ',').replace('TIMESTAMPTZ', 'TIMESTAMP WITH TIME ZONE'),
  allowed: [
    {
      of: isCount,
      as: isNarrow,
      why: 'a literal is of the least type that holds it, and what is NULL alone an integer',
    },
    { of: ({ kind }) => kind === 'int8' || kind === 'int16', as: /^INTEGER$/, why: 'but of none less than integer' },
    { of: is('decimal'), as: hasRoom, why: 'a literal has a digit before its point' },
  ],
}

const CLICKHOUSE: ColumnTypes = {
  declared: clickhouseType,
  allowed: [
    {
      of: () => true,
      as: (type, described) => described === innerType(type),
      why: 'what is never NULL is not Nullable',
    },
    { of: is('list'), as: (type, described) => elementsOf(type) === described, why: 'nor are elements' },
    {
      of: ({ kind }) => ['int8', 'int16', 'int32'].includes(kind),
      as: (type, described) => bitsOf(described) <= 2 * Number(type.kind.slice(3)),
      why: 'a literal has no sign: a type with one that holds both is the next wider',
    },
    { of: is('list'), as: /^Variant\(Array\(.*\)\)$/, why: 'an outer join has no other absent list' },
    { of: isCount, as: isNarrow, why: 'whole numbers are of the least type that holds them' },
    { of: is('decimal'), as: hasRoom, why: 'what is computed has 38 digits' },
  ],
}

function elementsOf(type: LogicalType): string | null {
  return type.kind === 'list' ? `Array(${innerType(type.element)})` : null
}

/** MariaDB describes lengths of what it computes, which no table of types foresees: what is declared is the family. */
const MYSQL: ColumnTypes = {
  declared: ({ kind }) => (kind === 'date' || kind === 'float64' ? { date: 'date', float64: 'double' }[kind] : null),
  allowed: [
    { of: is('bool'), as: /^(?:tinyint|int|bigint)\(\d+\)$/, why: 'there is no truth value: 0 and 1' },
    { of: isCount, as: /^(?:tiny|small|big)?int\(\d+\)(?: unsigned)?$/, why: 'by the digits that a value may have' },
    {
      of: (type) => isCount(type) || type.kind === 'decimal',
      as: hasPlaces,
      why: 'digits are those that may be needed',
    },
    { of: is('float64'), as: /^double(?:\(\d+,\d+\))?$/, why: 'roundings say their digits' },
    {
      of: ({ kind }) => kind.startsWith('timestamp'),
      as: /^datetime(?:\([1-6]\))?$/,
      why: 'constants have the places that they are written with',
    },
    { of: is('time'), as: /^time(?:\([1-6]\))?$/, why: 'fractions only where there may be some' },
    {
      of: ({ kind }) => ['string', 'list', 'json', 'enum'].includes(kind),
      as: /^(?:var)?char\(\d+\)$|^(?:medium|long)?text$/,
      why: 'texts are as long as they may be; lists and JSON are texts',
    },
  ],
}

function hasPlaces(type: LogicalType, described: string): boolean {
  const [, places] = /^decimal\(\d+,(\d+)\)$/.exec(described) ?? []
  return Number(places) === (type.kind === 'decimal' ? type.scale : 0)
}

const PANDAS: ColumnTypes = {
  declared: (type) => {
    const [name] = pythonType(type).split('(')
    return (
      /Type\("([^"]+)"/.exec(TYPE_FUNCTIONS[name])?.[1] ??
      (TYPE_FUNCTIONS[name].includes('StringDtype') ? 'string' : null)
    )
  },
  allowed: [
    { of: is('decimal'), as: /^object of (?:Decimal)?$/, why: 'exact numbers are objects of Python' },
    { of: is('time'), as: /^object of (?:time)?$/, why: 'so are times of day' },
    { of: is('list'), as: /^object of (?:list)?$/, why: 'so are lists' },
  ],
}

const PYSPARK: ColumnTypes = { declared: sparkType, allowed: [] }

/** By the name of a runner. */
const COLUMN_TYPES: Readonly<Record<string, ColumnTypes>> = {
  duckdb: DUCKDB,
  postgresql: POSTGRESQL,
  clickhouse: CLICKHOUSE,
  mysql: MYSQL,
  pandas: PANDAS,
  pyspark: PYSPARK,
  'dbt-duckdb': DUCKDB,
  'dbt-postgresql': POSTGRESQL,
}

/** What is wrong with the type that a target describes a column by; null where it is the declared one or allowed. */
export function differenceOfType(target: string, described: string, type: LogicalType): string | null {
  const { declared, allowed } = COLUMN_TYPES[target]
  const plain = described.replace(/ \/\*.*\*\/$/, '')
  if (plain === declared(type)) return null
  const fits = allowed.some(({ of, as }) => of(type) && (as instanceof RegExp ? as.test(plain) : as(type, plain)))
  return fits
    ? null
    : `${formatType(type)} is ${described} in ${target}, which declares ${declared(type) ?? 'it otherwise'}`
}
