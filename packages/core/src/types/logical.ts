/**
 * Logical types: what a value means, apart from any system that stores it.
 *
 * | type          | canonical text of a value (what a Batch carries)                             |
 * |---------------|------------------------------------------------------------------------------|
 * | bool          | `true` `false`                                                               |
 * | int8…uint64   | `-?` digits, no plus, no leading zeros                                       |
 * | decimal(p,s)  | `-?` digits, optionally `.` and at most s digits                             |
 * | float64       | decimal or exponent form, `NaN`, `Infinity`, `-Infinity`                     |
 * | string, enum  | the text, UTF-8                                                              |
 * | uuid          | 8-4-4-4-12 hexadecimal digits, either case                                   |
 * | date          | `YYYY-MM-DD`, years 0001 to 9999                                             |
 * | timestamp     | `YYYY-MM-DD`, `T` or a space, `HH:MM:SS`, optionally `.` and at most 6 digits |
 * | timestamptz   | the same and `Z`, `±HH`, `±HHMM` or `±HH:MM`                                 |
 * | time          | `HH:MM:SS`, optionally `.` and at most 6 digits                              |
 * | interval      | ISO 8601 duration: `P1Y2M3DT4H5M6.7S`                                        |
 * | json, list, struct | JSON text                                                               |
 * | ip            | IPv4 or IPv6 text                                                            |
 * | binary        | `\x` and hexadecimal digits, as PostgreSQL writes bytea                      |
 */
export type LogicalType =
  | { readonly kind: ScalarKind }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'list'; readonly element: LogicalType }
  | { readonly kind: 'struct'; readonly fields: readonly StructField[] }
  | { readonly kind: 'enum'; readonly values: readonly string[] }

export interface StructField {
  readonly name: string
  readonly type: LogicalType
}

export const SCALAR_KINDS = [
  'bool',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint64',
  'float64',
  'string',
  'uuid',
  'date',
  'timestamp',
  'timestamptz',
  'time',
  'interval',
  'json',
  'ip',
  'binary',
] as const

export type ScalarKind = (typeof SCALAR_KINDS)[number]
export type TypeKind = LogicalType['kind']

const scalars = new Map<string, LogicalType>(SCALAR_KINDS.map((kind) => [kind, { kind }]))

/** The type of a scalar kind; the same object each time. */
export function scalar(kind: ScalarKind): LogicalType {
  return scalars.get(kind) ?? { kind }
}

export function decimal(precision: number, scale: number): LogicalType {
  return { kind: 'decimal', precision, scale }
}

/** Writes a type as documents carry it: `decimal(12,2)`, `list<int32>`, `struct<"a" string>`, `enum('x','y')`. */
export function formatType(type: LogicalType): string {
  switch (type.kind) {
    case 'decimal':
      return `decimal(${type.precision},${type.scale})`
    case 'list':
      return `list<${formatType(type.element)}>`
    case 'struct':
      return `struct<${type.fields.map((f) => `${JSON.stringify(f.name)} ${formatType(f.type)}`).join(', ')}>`
    case 'enum':
      return `enum(${type.values.map((v) => `'${v.replaceAll("'", "''")}'`).join(',')})`
    default:
      return type.kind
  }
}

export function sameType(a: LogicalType, b: LogicalType): boolean {
  return a === b || formatType(a) === formatType(b)
}
