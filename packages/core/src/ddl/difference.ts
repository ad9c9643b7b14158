import type { ExistingColumn, ExistingTable, PlannedColumn } from '../contracts/target.ts'
import type { DialectSpec } from '../dialects/dialect.ts'
import { DIALECT_SPECS } from '../dialects/list.ts'
import type { Phrase } from '../messages/phrase.ts'
import { phrase } from '../messages/phrase.ts'
import type { LogicalType } from '../types/logical.ts'
import { formatType, sameType } from '../types/logical.ts'
import { nativeType, unknownFacts } from './columns.ts'
import type { Design, DesignedColumn, DesignedTable } from './model.ts'
import { widenedType } from './widening.ts'
import { writeTable } from './write.ts'

export interface TableChange {
  /** refuse: what comes cannot be kept by the table as it is, and no lossless change would help. */
  readonly kind: 'add-column' | 'widen' | 'take-null' | 'refuse'
  readonly table: string
  readonly column: string
  /** Types before and after, as the system writes them; null where there was none. */
  readonly from: string | null
  readonly to: string
  /** Empty for a refusal. */
  readonly statements: readonly string[]
  readonly reason: Phrase
}

export interface TableDifference {
  readonly changes: readonly TableChange[]
  /** The table's columns that a load fills, with the types that they have after the changes; refused ones are left out. */
  readonly columns: readonly PlannedColumn[]
}

/**
 * What must change for an existing table to take the rows of a designed one: new columns are added as nullable, types
 * only widened, NOT NULL dropped outside keys. Columns that the design lacks stay as they are. Names are compared as
 * the table has them.
 * @throws RangeError for a dialect whose tables are not changed by loads (see AlterSyntax)
 */
export function diffDesign(design: Design, table: DesignedTable, existing: ExistingTable): TableDifference {
  const spec = DIALECT_SPECS[design.dialect]
  const present = new Map(existing.columns.map((column) => [column.name, column]))
  const differences = table.columns.map((column) => {
    const there = present.get(column.name)
    return there
      ? compare(spec, table, column, there, existing.key.includes(column.name))
      : addition(spec, table, column)
  })
  return {
    changes: differences.flatMap((difference) => difference.changes),
    columns: differences.flatMap((difference) => (difference.column ? [difference.column] : [])),
  }
}

interface ColumnDifference {
  readonly changes: readonly TableChange[]
  readonly column: PlannedColumn | null
}

function addition(spec: DialectSpec, table: DesignedTable, column: DesignedColumn): ColumnDifference {
  const added = { ...column, nullable: true }
  const change: TableChange = {
    kind: 'add-column',
    table: table.name,
    column: column.name,
    from: null,
    to: added.nativeType,
    statements: [alter(spec).addColumn(writeTable(spec, table), added)],
    reason: phrase('table.column-new', { column: column.name }),
  }
  return { changes: [change], column: { name: column.name, type: column.type, nullable: true } }
}

function compare(
  spec: DialectSpec,
  table: DesignedTable,
  column: DesignedColumn,
  there: ExistingColumn,
  keyed: boolean,
): ColumnDifference {
  const refuse = (reason: Phrase): ColumnDifference => {
    const to = column.nativeType
    const refusal = { kind: 'refuse', table: table.name, column: column.name, from: there.nativeType, to } as const
    return { changes: [{ ...refusal, statements: [], reason }], column: null }
  }
  const facts = { column: column.name, from: there.nativeType, to: column.nativeType }
  if (there.type === undefined) return refuse(phrase('table.native-unknown', facts))
  const type = widenedType(there.type, column.type)
  if (type === null || !representable(spec, type)) return refuse(phrase('table.narrower', facts))
  const widened = !sameType(type, there.type)
  const loosened = column.nullable && !there.nullable
  if (keyed && (widened || loosened)) return refuse(phrase('table.key-column', facts))
  const nullable = there.nullable || column.nullable
  const changes: TableChange[] = []
  const target = writeTable(spec, table)
  const changed: DesignedColumn = {
    ...column,
    type,
    nullable,
    nativeType: widened ? native(spec, type) : there.nativeType,
  }
  const change = { table: table.name, column: column.name, from: there.nativeType }
  if (widened) {
    const statements = [alter(spec).changeType(target, changed)]
    const reason = phrase('table.widen', { ...facts, to: changed.nativeType })
    changes.push({ ...change, kind: 'widen', to: changed.nativeType, statements, reason })
  }
  // A type that says itself whether it takes nulls was changed along with the widening.
  if (loosened && !(widened && spec.nullability === 'nullable-type')) {
    const statements = [alter(spec).dropNotNull(target, changed)]
    const reason = phrase('table.takes-null', { column: column.name })
    changes.push({ ...change, kind: 'take-null', to: `${changed.nativeType} NULL`, statements, reason })
  }
  return { changes, column: { name: column.name, type, nullable } }
}

function native(spec: DialectSpec, type: LogicalType): string {
  return nativeType(spec, type, unknownFacts(spec, false)).sql
}

/** Whether the dialect holds the type itself: a decimal beyond its limit would turn to text. */
function representable(spec: DialectSpec, type: LogicalType): boolean {
  const carried = nativeType(spec, type, unknownFacts(spec, false)).carried
  return carried === undefined || formatType(carried) === formatType(type)
}

function alter(spec: DialectSpec): NonNullable<DialectSpec['alter']> {
  if (!spec.alter) throw new RangeError(`${spec.dialect}: loads do not change tables`)
  return spec.alter
}
