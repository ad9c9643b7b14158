import type { DialectSpec, NativeType, TypeFacts } from '../dialects/dialect.ts'
import { quoteLiteral } from '../dialects/quote.ts'
import { codecReasons } from '../messages/ddl/codecs.ts'
import { ddlTexts } from '../messages/ddl/statements.ts'
import { typeReasons } from '../messages/ddl/types.ts'
import type { LogicalType } from '../types/logical.ts'
import type { DesignedColumn } from './model.ts'
import type { ScopedColumn, TableScope } from './scope.ts'
import { distinctEvidence, evidence } from './scope.ts'
import { ORDERED_CORRELATION, SEQUENTIAL_CORRELATION } from './thresholds.ts'
import { writeName } from './write.ts'

/** Gives every column its native type, comment and codec. `keyed`: target names that stand in keys and indexes. */
export function designColumns(scope: TableScope, keyed: ReadonlySet<string>): DesignedColumn[] {
  return scope.columns.map((column) => {
    const facts = typeFacts(scope, column, keyed.has(column.name))
    const native = nativeType(scope.spec, column.input.type, facts)
    noteType(scope, column, native)
    const type = native.carried ?? column.input.type
    return {
      name: column.name,
      source: column.input.name,
      type,
      nativeType: native.sql,
      nullable: column.nullable,
      comment:
        column.input.generated || column.input.path === column.name ? null : column.input.path || column.input.name,
      codec: scope.spec.dialect === 'clickhouse' ? codec(scope, column, type) : null,
      check: memberCheck(scope.spec, column),
    }
  })
}

/** The native type of a logical type in a dialect, with what was measured; facts may be all unknown. */
export function nativeType(spec: DialectSpec, type: LogicalType, facts: TypeFacts): NativeType {
  const rule = spec.types[type.kind]
  return typeof rule === 'string' ? { sql: rule } : rule(type, facts)
}

/** Facts of a column about which nothing was measured. */
export function unknownFacts(spec: DialectSpec, nullable: boolean): TypeFacts {
  const facts: TypeFacts = {
    rows: null,
    nullable,
    keyed: false,
    maxLength: null,
    maxBytes: null,
    min: null,
    max: null,
    distinct: null,
    native: (type) => nativeType(spec, type, facts),
  }
  return facts
}

/** What a type rule may know of a column. */
export function typeFacts(scope: TableScope, column: ScopedColumn, keyed: boolean): TypeFacts {
  const { facts } = column.input
  return {
    ...unknownFacts(scope.spec, column.nullable),
    rows: scope.input.rows,
    keyed,
    maxLength: facts?.evidence?.maxLength ?? null,
    maxBytes: facts?.evidence?.maxBytes ?? null,
    min: facts?.min ?? null,
    max: facts?.max ?? null,
    distinct: column.distinct,
  }
}

function noteType(scope: TableScope, column: ScopedColumn, native: NativeType): void {
  const { lang, notes } = scope
  const { input } = column
  const semantic = input.facts?.semantic
  const digits = semantic && DIGIT_IDENTIFIERS.has(semantic) && input.type.kind === 'string'
  if (digits) {
    const reason = typeReasons['text-identifier'][lang]({ column: column.name, semantic })
    notes.choose('type', column.name, native.sql, reason, evidence({ [`${input.name}.semantic`]: semantic }))
  }
  if (!native.reason) return
  const { min, max } = input.facts ?? {}
  const range = native.carried ? evidence({ [`${input.name}.min`]: min, [`${input.name}.max`]: max }) : ''
  const lengthy = /CHAR|TEXT|BINARY\(/.test(native.sql)
  const length = lengthy ? evidence({ [`${input.name}.maxLength`]: input.facts?.evidence?.maxLength }) : ''
  const facts = range || (native.sql.startsWith('LowCardinality') ? distinctEvidence(column, scope) : length)
  notes.choose('type', column.name, native.sql, native.reason(lang), facts)
}

/** Identifiers whose digits invite a wrong numeric type. */
const DIGIT_IDENTIFIERS = new Set([
  'inn',
  'ogrn',
  'ogrnip',
  'snils',
  'kpp',
  'bik',
  'phone',
  'passport',
  'postcode',
  'card-number',
])

/** PostgreSQL has no cheap enumeration that a load can widen: text with a check. */
function memberCheck(spec: DialectSpec, column: ScopedColumn): string | null {
  const { type } = column.input
  if (spec.dialect !== 'postgresql' || type.kind !== 'enum' || type.values.length === 0) return null
  const members = type.values.map((value) => quoteLiteral(spec.dialect, value)).join(', ')
  return `${writeName(spec, column.name)} IN (${members})`
}

/** Measured codecs: ordered times Delta, sequential ids DoubleDelta, decimals and narrow integers T64; ZSTD(1) behind. */
function codec(scope: TableScope, column: ScopedColumn, type: LogicalType): string | null {
  const { lang, notes } = scope
  const { name, input } = column
  const correlation = Math.abs(input.facts?.evidence?.orderCorrelation ?? 0)
  const measured = evidence({ [`${input.name}.orderCorrelation`]: input.facts?.evidence?.orderCorrelation })
  const choose = (written: string, reason: string, facts: string) => {
    notes.choose('codec', name, written, reason, facts)
    return written
  }
  const time = type.kind === 'timestamp' || type.kind === 'timestamptz' || type.kind === 'date'
  if (time && correlation >= ORDERED_CORRELATION) {
    return choose('CODEC(Delta, ZSTD(1))', codecReasons.monotonic[lang]({ column: name, correlation }), measured)
  }
  const integer = type.kind.startsWith('int') && type.kind !== 'interval'
  if (integer && input.facts?.unique && correlation >= SEQUENTIAL_CORRELATION) {
    return choose('CODEC(DoubleDelta, ZSTD(1))', codecReasons.sequential[lang]({ column: name, correlation }), measured)
  }
  const narrow = (type.kind === 'decimal' && type.precision <= 18) || (integer && type.kind !== 'int8')
  const { min, max, constant } = input.facts ?? {}
  if (narrow && !constant && min && max) {
    const facts = evidence({ [`${input.name}.min`]: min, [`${input.name}.max`]: max })
    return choose('CODEC(T64, ZSTD(1))', codecReasons.narrow[lang]({ column: name, min, max }), facts)
  }
  return null
}

/** Notes a name that could not stay as it is; a transliteration that was asked for is no news. */
export function noteName(scope: Pick<TableScope, 'notes' | 'lang' | 'options'>, source: string, name: string): void {
  if (source === name || scope.options.names === 'transliterate') return
  scope.notes.choose('type', name, name, ddlTexts['name-changed'][scope.lang]({ source, name }), '')
}
