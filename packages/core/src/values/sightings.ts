import type { Batch } from '../contracts/batch.ts'
import type { Sighting } from './variants.ts'
import { earlier, later } from './variants.ts'

/** Bytes of an example that are kept. */
const KEPT_BYTES = 200

/** Counts by shape, with the first and the last value of each and where they stand. */
export class Sightings {
  readonly counts: Float64Array
  readonly first: (Sighting | null)[]
  readonly last: (Sighting | null)[]
  /** Row of the batch under way where each shape was last seen; -1 when not yet. */
  readonly lastRow: Int32Array

  constructor(shapes: number) {
    this.counts = new Float64Array(shapes)
    this.first = Array.from({ length: shapes }, () => null)
    this.last = Array.from({ length: shapes }, () => null)
    this.lastRow = new Int32Array(shapes)
  }

  begin(): void {
    this.lastRow.fill(-1)
  }

  sight(shape: number, batch: Batch, row: number, column: number): void {
    this.first[shape] = this.sighting(batch, row, row * batch.columns + column)
  }

  /** Notes the last value of each shape before the batch goes. */
  end(batch: Batch, column: number): void {
    for (let shape = 0; shape < this.lastRow.length; shape++) {
      const row = this.lastRow[shape]
      if (row >= 0) this.last[shape] = this.sighting(batch, row, row * batch.columns + column)
    }
  }

  sighting(batch: Batch, row: number, cell: number): Sighting {
    const from = batch.start[cell]
    const to = Math.min(batch.end[cell], from + KEPT_BYTES)
    return {
      file: batch.file,
      line: batch.line[row],
      byte: batch.offset[row],
      value: to > from ? batch.bytes.toString('utf8', from, to) : '',
    }
  }

  merge(other: Sightings): void {
    for (let shape = 0; shape < this.counts.length; shape++) {
      this.counts[shape] += other.counts[shape]
      this.first[shape] = earlier(this.first[shape], other.first[shape])
      this.last[shape] = later(this.last[shape], other.last[shape])
    }
  }

  toJSON(): SightingsJson {
    return { counts: [...this.counts], first: this.first, last: this.last }
  }

  static fromJSON(json: SightingsJson): Sightings {
    const sightings = new Sightings(json.counts.length)
    sightings.counts.set(json.counts)
    for (let shape = 0; shape < json.counts.length; shape++) {
      sightings.first[shape] = json.first[shape]
      sightings.last[shape] = json.last[shape]
    }
    return sightings
  }
}

export interface SightingsJson {
  readonly counts: readonly number[]
  readonly first: readonly (Sighting | null)[]
  readonly last: readonly (Sighting | null)[]
}
