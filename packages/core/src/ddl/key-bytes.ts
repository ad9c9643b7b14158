import { nativeType, typeFacts } from './columns.ts'
import type { ScopedColumn, TableScope } from './scope.ts'

/** utf8mb4, the character set that we declare. */
const BYTES_A_CHARACTER = 4

/**
 * Bytes that a column may take in an index: the longest value measured; in MySQL what its type is declared to hold,
 * since InnoDB refuses an index by that.
 */
export function keyBytes(scope: TableScope, column: ScopedColumn): number {
  const measured = column.input.facts?.evidence
  if (scope.spec.dialect !== 'mysql') return measured?.maxBytes ?? 0
  const { sql } = nativeType(scope.spec, column.input.type, typeFacts(scope, column, true))
  const declared = /^(VARCHAR|VARBINARY)\((\d+)\)/.exec(sql)
  if (declared) return Number(declared[2]) * (declared[1] === 'VARCHAR' ? BYTES_A_CHARACTER : 1)
  return /TEXT|BLOB|JSON/.test(sql) ? (measured?.maxLength ?? 0) * BYTES_A_CHARACTER : 0
}

/** True when an index of these columns is within the dialect's limit. */
export function fitsIndex(scope: TableScope, columns: readonly ScopedColumn[]): boolean {
  const limit = scope.spec.indexKeyBytes
  return limit === null || columns.reduce((bytes, column) => bytes + keyBytes(scope, column), 0) <= limit
}
