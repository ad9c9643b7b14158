import type { Batch } from '../contracts/batch.ts'
import type { BatchRows } from './column-scan.ts'
import { ColumnScan } from './column-scan.ts'
import type { ProfileLimits, SharedBudget } from './limits.ts'
import { RowHashes } from './row-hashes.ts'

/** One pass over the rows of a table, batch by batch and in each batch column by column. */
export class TableScan {
  rows = 0
  /** One per column; null for columns that the platform made (`_id`, …), whose facts are known. */
  readonly columns: readonly (ColumnScan | null)[]
  readonly rowHashes: RowHashes
  /** The row sample holds the rows 0, stride, 2 · stride, … of this part. */
  stride = 1
  sampled = 0
  private readonly sampleCapacity: number
  private rowState = batchRows(0)

  /** `generated` says of each column whether the platform made it; the sample is shared by `tables` tables. */
  constructor(generated: readonly boolean[], limits: ProfileLimits, budget: SharedBudget, tables: number) {
    this.columns = generated.map((made) => (made ? null : new ColumnScan(limits, budget)))
    this.sampleCapacity = Math.max(1024, Math.floor(limits.sampleCells / tables / Math.max(1, generated.length)))
    this.rowHashes = new RowHashes(Math.floor(limits.rowHashes / tables))
  }

  observe(batch: Batch): void {
    const rows = this.beginRows(batch)
    const sampled = this.sampleOf(batch.rows, rows.sampleRows)
    for (let from = 0; from < batch.rows; from += BLOCK_ROWS) {
      const to = Math.min(batch.rows, from + BLOCK_ROWS)
      rows.sampledFrom = rows.sampledTo
      while (rows.sampledTo < sampled && rows.sampleRows[rows.sampledTo] < to) rows.sampledTo++
      for (let column = 0; column < this.columns.length; column++) {
        this.columns[column]?.observe(batch, column, rows, from, to)
      }
    }
    this.rowHashes.add(rows.hashFirst, rows.hashSecond, batch.rows)
    this.sampled += sampled
    this.rows += batch.rows
  }

  private beginRows({ rows, bytes }: Batch): BatchRows {
    if (this.rowState.hashFirst.length < rows) this.rowState = batchRows(rows)
    const state = this.rowState
    state.hashFirst.fill(0, 0, rows)
    state.hashSecond.fill(0, 0, rows)
    state.sampledTo = 0
    state.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return state
  }

  /** Says which of the next `count` rows the sample keeps, thinning it first where it would grow too large. */
  private sampleOf(count: number, sampleRows: Int32Array): number {
    while (this.sampled + Math.ceil(count / this.stride) > this.sampleCapacity && this.sampled > 1) this.thin()
    const ahead = (this.stride - (this.rows % this.stride)) % this.stride
    let sampled = 0
    for (let row = ahead; row < count; row += this.stride) sampleRows[sampled++] = row
    return sampled
  }

  private thin(): void {
    for (const column of this.columns) column?.thinCodes()
    this.sampled = Math.ceil(this.sampled / 2)
    this.stride *= 2
  }
}

/**
 * Rows that all columns take in before the next ones: few enough that their ranges and bytes stay in the processor's
 * cache from column to column.
 */
const BLOCK_ROWS = 256

function batchRows(rows: number): BatchRows {
  return {
    hashFirst: new Int32Array(rows),
    hashSecond: new Int32Array(rows),
    sampleRows: new Int32Array(rows),
    sampledFrom: 0,
    sampledTo: 0,
    view: new DataView(new ArrayBuffer(0)),
  }
}
