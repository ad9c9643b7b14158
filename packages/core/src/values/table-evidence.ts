import type { Batch } from '../contracts/batch.ts'
import type { FieldEvidenceJson } from './evidence.ts'
import { FieldEvidence } from './evidence.ts'

/** Rows that all columns are taken of before going on: their bytes stay in the processor's cache. */
const BLOCK_ROWS = 64

/** Evidence of all columns of a table. */
export class TableEvidence {
  readonly fields: readonly FieldEvidence[]

  /** @param fields number of columns, or evidence to go on from */
  constructor(fields: number | readonly FieldEvidence[]) {
    this.fields = typeof fields === 'number' ? Array.from({ length: fields }, () => new FieldEvidence()) : fields
  }

  /** Takes a batch of raw values that has exactly these columns. */
  add(batch: Batch): void {
    const { fields } = this
    for (const field of fields) field.begin()
    for (let row = 0; row < batch.rows; row += BLOCK_ROWS) {
      const last = Math.min(row + BLOCK_ROWS, batch.rows)
      for (let column = 0; column < fields.length; column++) fields[column].addRows(batch, column, row, last)
    }
    for (let column = 0; column < fields.length; column++) fields[column].end(batch, column)
  }

  /** Adds what another part of the same table showed. */
  merge(other: TableEvidence): void {
    for (let column = 0; column < this.fields.length; column++) this.fields[column].merge(other.fields[column])
  }

  toJSON(): FieldEvidenceJson[] {
    return this.fields.map((field) => field.toJSON())
  }

  static fromJSON(json: readonly FieldEvidenceJson[]): TableEvidence {
    return new TableEvidence(json.map((field) => FieldEvidence.fromJSON(field)))
  }
}
