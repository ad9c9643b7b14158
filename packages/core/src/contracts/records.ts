import type { Batch } from './batch.ts'
import type { PlannedTable } from './target.ts'

/**
 * Calls `visit` for each row of a child's batch with the row of the root's that it belongs to: the last one that begins
 * at or before it in the file. Both batches hold the same whole records, in the order of the file.
 */
export function forEachWithRoot(
  root: { readonly rows: number; readonly offset: Float64Array },
  child: Batch,
  visit: (row: number, rootRow: number) => void,
): void {
  let rootRow = 0
  for (let row = 0; row < child.rows; row++) {
    while (rootRow + 1 < root.rows && root.offset[rootRow + 1] <= child.offset[row]) rootRow++
    visit(row, rootRow)
  }
}

/** Tables by the root that they hang on, each group root first and parents before their children. */
export function tablesByRoot<T>(tables: readonly T[], planOf: (table: T) => Lineage): readonly (readonly T[])[] {
  const roots = rootIndices(tables.map(planOf))
  return [...new Set(roots)].map((root) => tables.filter((_, index) => roots[index] === root))
}

type Lineage = Pick<PlannedTable, 'name' | 'parent'>

/** By table: the index of the root that it hangs on. */
function rootIndices(tables: readonly Lineage[]): readonly number[] {
  const roots: number[] = []
  tables.forEach((table, index) => {
    const parent = tables.findIndex((other) => other.name === table.parent)
    roots.push(parent < 0 ? index : roots[parent])
  })
  return roots
}

/**
 * Numbers records as they are written, from 0 on in the order of the root's rows. All rows of a record have its number,
 * in whatever table, so that a target can leave out a record with all that hangs on it.
 */
export class RecordNumbers {
  readonly #roots: readonly number[]
  readonly #written: number[]
  readonly #last: { rows: number; readonly first: number; readonly offset: Float64Array }[]
  #numbers = new Float64Array(1024)

  /**
   * @param tables of the load, parents before children
   * @param written rows of each that committed chunks hold already
   */
  constructor(tables: readonly Lineage[], written: readonly number[]) {
    this.#roots = rootIndices(tables)
    this.#written = [...written]
    this.#last = tables.map(() => ({ rows: 0, first: 0, offset: new Float64Array(0) }))
  }

  /** The record's number of each row of a batch; valid until the next call. Roots before the children of their records. */
  of(batch: Batch): Float64Array {
    if (this.#numbers.length < batch.rows) this.#numbers = new Float64Array(batch.rows * 2)
    const numbers = this.#numbers
    const root = this.#roots[batch.table]
    if (root === batch.table) {
      const first = this.#written[root]
      for (let row = 0; row < batch.rows; row++) numbers[row] = first + row
      this.#written[root] += batch.rows
      this.#last[root] = { rows: batch.rows, first, offset: batch.offset.slice(0, batch.rows) }
    } else {
      const { first } = this.#last[root]
      forEachWithRoot(this.#last[root], batch, (row, rootRow) => {
        numbers[row] = first + rootRow
      })
    }
    return numbers
  }
}
