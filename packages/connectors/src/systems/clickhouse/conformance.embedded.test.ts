import { conformance } from '../../conformance/conformance.ts'
import { clickhouse } from './index.ts'

const NULLABLE = `Int8; UInt8; UInt16; UInt32; Int128; Float32; Decimal(5, 2); Decimal(9, 0); Date; DateTime; Time; IPv4;
  DateTime('Europe/Moscow'); DateTime64(3); DateTime64(9, 'UTC'); FixedString(3); IPv6; UUID; Bool; Enum8('a' = 1, 'Ё' = 2)`
const OTHERS = `Int64; String; LowCardinality(Nullable(String)); Array(Int8); Array(Nullable(Float32)); Array(String);
  Map(String, String); Tuple(Int32, String)`

conformance(clickhouse, {
  dialect: 'clickhouse',
  database: 'clickhouse:///conformance',
  existing: {
    create: (table, native) => `CREATE TABLE \`${table}\` (id Int32, v ${native}) ENGINE = MergeTree ORDER BY tuple()`,
    natives: [...NULLABLE.split(/;\s+/).map((native) => `Nullable(${native})`), ...OTHERS.split(/;\s+/)],
  },
})
