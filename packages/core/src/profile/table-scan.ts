import type { Batch } from '../contracts/batch.ts'
import type { BatchRows } from './column-scan.ts'
import { BLOCK_ROWS, ColumnScan } from './column-scan.ts'
import { hashRange, lastHash } from './hash.ts'
import type { ProfileLimits, SharedBudget } from './limits.ts'
import { RowHashes } from './row-hashes.ts'

/** What a scan must know of a column. */
export interface ScannedColumn {
  readonly name: string
  /** Made by the platform: `_id`, `_parent_id`, `_position`. */
  readonly generated?: boolean
}

/** One pass over the rows of a table, batch by batch and in each batch column by column. */
export class TableScan {
  rows = 0
  /** One per column; null for columns that the platform made (`_id`, …): nothing is to be learnt from them. */
  readonly columns: readonly (ColumnScan | null)[]
  readonly rowHashes: RowHashes
  /** The row sample holds the rows 0, stride, 2 · stride, … of this part. */
  stride = 1
  sampled = 0
  private readonly sampleCapacity: number
  /** Column that tells children of different parents apart; -1: the table has no parent. */
  private readonly parentColumn: number
  private rowState = batchRows(0)

  /** Limits are shared by `tables` tables. */
  constructor(columns: readonly ScannedColumn[], limits: ProfileLimits, budget: SharedBudget, tables: number) {
    this.parentColumn = columns.findIndex(({ name, generated }) => generated && name === '_parent_id')
    this.sampleCapacity = Math.max(1024, Math.floor(limits.sampleCells / tables / Math.max(1, columns.length)))
    this.columns = columns.map(({ generated }) => (generated ? null : new ColumnScan(limits, budget)))
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

  private beginRows(batch: Batch): BatchRows {
    const { rows, bytes } = batch
    if (this.rowState.hashFirst.length < rows) this.rowState = batchRows(rows)
    const state = this.rowState
    state.hashFirst.fill(0, 0, rows)
    state.hashSecond.fill(0, 0, rows)
    state.sampledTo = 0
    state.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (this.parentColumn >= 0) this.mixParents(batch, state)
    return state
  }

  /** Equal children of different parents are no duplicates. */
  private mixParents({ rows, columns, start, end }: Batch, { hashFirst, hashSecond, view }: BatchRows): void {
    for (let row = 0, cell = this.parentColumn; row < rows; row++, cell += columns) {
      hashFirst[row] = hashRange(view, start[cell], end[cell])
      hashSecond[row] = lastHash[1]
    }
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

function batchRows(rows: number): BatchRows {
  return {
    hashFirst: new Int32Array(rows),
    hashSecond: new Int32Array(rows),
    sampleRows: new Int32Array(rows),
    sampledFrom: 0,
    sampledTo: 0,
    view: new DataView(new ArrayBuffer(0)),
    blockFirst: new Int32Array(BLOCK_ROWS),
    blockSecond: new Int32Array(BLOCK_ROWS),
    blockCode: new Int32Array(BLOCK_ROWS),
  }
}
