import type { Batch } from '@ai-etl/core/contracts/batch'
import { forEachWithRoot } from '@ai-etl/core/contracts/records'

/** What becomes of a row. */
export const KEEP = 0
export const REJECTED = 1
export const FILTERED = 2

/** One verdict a row of a batch, reused from batch to batch. */
export class Verdicts {
  rows = new Uint8Array(1024)
  /** Rows that are not kept. */
  dropped = 0

  /** Makes room for a batch's rows, all kept. */
  begin(batch: Batch): void {
    if (this.rows.length < batch.rows) this.rows = new Uint8Array(batch.rows * 2)
    else this.rows.fill(KEEP, 0, batch.rows)
    this.dropped = 0
  }

  /** The first verdict stands. */
  set(row: number, verdict: typeof REJECTED | typeof FILTERED): boolean {
    if (this.rows[row] !== KEEP) return false
    this.rows[row] = verdict
    this.dropped++
    return true
  }

  count(batch: Batch, verdict: typeof REJECTED | typeof FILTERED): number {
    if (this.dropped === 0) return 0
    let count = 0
    for (let row = 0; row < batch.rows; row++) if (this.rows[row] === verdict) count++
    return count
  }
}

/**
 * Brings the verdicts of a group of batches of the same records (root first) to agree: a child that is not kept takes
 * its whole record with it. A row belongs to the last root row that begins at or before it in the file.
 */
export function spreadVerdicts(batches: readonly Batch[], verdicts: readonly Verdicts[]): void {
  if (batches.length < 2 || verdicts.every((each) => each.dropped === 0)) return
  const [root, ...children] = batches
  const [rootVerdicts, ...childVerdicts] = verdicts
  children.forEach((child, i) => {
    if (childVerdicts[i].dropped === 0) return
    forEachWithRoot(root, child, (row, rootRow) => {
      const verdict = childVerdicts[i].rows[row]
      if (verdict !== KEEP) rootVerdicts.set(rootRow, REJECTED)
    })
  })
  children.forEach((child, i) => {
    forEachWithRoot(root, child, (row, rootRow) => {
      const verdict = rootVerdicts.rows[rootRow]
      if (verdict === REJECTED || verdict === FILTERED) childVerdicts[i].set(row, verdict)
    })
  })
}

/**
 * The rows that are kept, with just the columns wanted, in their order. Without a change the batch itself; else a view
 * that shares its bytes.
 */
export class Projection {
  readonly #columns: Int32Array | null
  #view: Batch | null = null

  /** @param columns indices into the batch's columns; null: all as they are. */
  constructor(columns: readonly number[] | null) {
    this.#columns = columns === null ? null : Int32Array.from(columns)
  }

  apply(batch: Batch, verdicts: Verdicts): Batch {
    if (this.#columns === null && verdicts.dropped === 0) return batch
    const width = this.#columns === null ? batch.columns : this.#columns.length
    const view = this.#room(batch, width)
    let kept = 0
    for (let row = 0; row < batch.rows; row++) {
      if (verdicts.rows[row] !== KEEP) continue
      copyRow(batch, row, view, kept, this.#columns)
      kept++
    }
    view.rows = kept
    return view
  }

  #room(batch: Batch, width: number): Batch {
    const enough = this.#view !== null && this.#view.line.length >= batch.rows
    const view: Batch = enough && this.#view ? this.#view : emptyView(batch, width)
    view.bytes = batch.bytes
    view.used = batch.used
    view.file = batch.file
    this.#view = view
    return view
  }
}

function emptyView(batch: Batch, width: number): Batch {
  const cells = batch.rows * width
  return {
    table: batch.table,
    rows: 0,
    columns: width,
    bytes: batch.bytes,
    used: batch.used,
    start: new Int32Array(cells),
    end: new Int32Array(cells),
    mask: new Uint16Array(cells),
    line: new Float64Array(batch.rows),
    offset: new Float64Array(batch.rows),
    file: batch.file,
  }
}

function copyRow(from: Batch, row: number, to: Batch, target: number, columns: Int32Array | null): void {
  const read = row * from.columns
  const write = target * to.columns
  for (let column = 0; column < to.columns; column++) {
    const cell = read + (columns === null ? column : columns[column])
    to.start[write + column] = from.start[cell]
    to.end[write + column] = from.end[cell]
    to.mask[write + column] = from.mask[cell]
  }
  to.line[target] = from.line[row]
  to.offset[target] = from.offset[row]
}
