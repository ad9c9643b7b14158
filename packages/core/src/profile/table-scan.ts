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
  private rowState: BatchRows = {
    hashFirst: new Int32Array(),
    hashSecond: new Int32Array(),
    sampleRows: new Int32Array(),
    sampled: 0,
  }

  /** `generated` says of each column whether the platform made it; the sample is shared by `tables` tables. */
  constructor(generated: readonly boolean[], limits: ProfileLimits, budget: SharedBudget, tables: number) {
    this.columns = generated.map((made) => (made ? null : new ColumnScan(limits, budget)))
    this.sampleCapacity = Math.max(1024, Math.floor(limits.sampleCells / tables / Math.max(1, generated.length)))
    this.rowHashes = new RowHashes(Math.floor(limits.rowHashes / tables))
  }

  observe(batch: Batch): void {
    const rows = this.beginRows(batch.rows)
    for (let column = 0; column < this.columns.length; column++) this.columns[column]?.observe(batch, column, rows)
    this.rowHashes.add(rows.hashFirst, rows.hashSecond, batch.rows)
    this.sampled += rows.sampled
    this.rows += batch.rows
  }

  /** Clears the rows' hashes and says which rows of the batch the sample keeps. */
  private beginRows(count: number): BatchRows {
    if (this.rowState.hashFirst.length < count) {
      this.rowState = {
        hashFirst: new Int32Array(count),
        hashSecond: new Int32Array(count),
        sampleRows: new Int32Array(count),
        sampled: 0,
      }
    }
    const state = this.rowState
    state.hashFirst.fill(0, 0, count)
    state.hashSecond.fill(0, 0, count)
    while (this.sampled + Math.ceil(count / this.stride) > this.sampleCapacity && this.sampled > 1) this.thin()
    state.sampled = 0
    const ahead = (this.stride - (this.rows % this.stride)) % this.stride
    for (let row = ahead; row < count; row += this.stride) state.sampleRows[state.sampled++] = row
    return state
  }

  private thin(): void {
    for (const column of this.columns) column?.thinCodes()
    this.sampled = Math.ceil(this.sampled / 2)
    this.stride *= 2
  }
}
