import type { Batch } from '@ai-etl/core/contracts/batch'
import type { Source } from '@ai-etl/core/contracts/source'
import type { FieldProfile } from '@ai-etl/core/documents/profile'
import type { FieldEvidence } from '@ai-etl/core/values/evidence'
import { TableEvidence } from '@ai-etl/core/values/table-evidence'
import { DistinctValues } from './distinct-values.ts'

/** Places spread over the input that are looked at, and rows read at each. */
const WINDOWS = 16
const WINDOW_ROWS = 750

/** What the raw values of a column look like, and how many kinds of them there are; null: unknown, or many. */
export interface ColumnEvidence {
  readonly values: FieldEvidence
  readonly distinct: FieldProfile['distinct'] | null
}

/** By table and column. */
export type Evidence = readonly (readonly ColumnEvidence[])[]

/**
 * Looks at windows spread over the input. Rejected records are no evidence and are not counted here.
 * @param kinds counts the kinds of values, too
 */
export async function sampleEvidence(source: Source, signal: AbortSignal, kinds = false): Promise<Evidence> {
  const evidence = source.tables.map((table) => new TableLook(table.columns.length, kinds))
  const parts = await source.parts(WINDOWS)
  for (const [look, part] of parts.entries()) {
    const batches = source.batches({ part, limit: WINDOW_ROWS, lines: 'relative', signal, reject: () => undefined })
    for await (const batch of batches) evidence[batch.table].add(batch, look)
  }
  return evidence.map((table) => table.result(parts.length))
}

/**
 * Looks at every value of the input.
 * @param kinds counts the kinds of values, too
 */
export async function wholeEvidence(
  source: Source,
  signal: AbortSignal,
  progress: (bytes: number, rows: number) => void,
  kinds = false,
): Promise<Evidence> {
  const evidence = source.tables.map((table) => new TableLook(table.columns.length, kinds))
  for await (const batch of source.batches({ signal, reject: () => undefined, progress }))
    evidence[batch.table].add(batch, 0)
  return evidence.map((table) => table.result(null))
}

class TableLook {
  readonly #values: TableEvidence
  /** Empty where nobody asks for kinds. */
  readonly #distinct: readonly DistinctValues[]

  constructor(columns: number, kinds: boolean) {
    this.#values = new TableEvidence(columns)
    this.#distinct = Array.from({ length: kinds ? columns : 0 }, () => new DistinctValues())
  }

  add(batch: Batch, look: number): void {
    this.#values.add(batch)
    if (this.#distinct.length === 0) return
    const { bytes } = batch
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    this.#distinct.forEach((column, i) => column.add(batch, i, view, look))
  }

  result(looks: number | null): readonly ColumnEvidence[] {
    return this.#values.fields.map((values, i) => ({ values, distinct: this.#distinct[i]?.count(looks) ?? null }))
  }
}
