import type { Batch } from '../contracts/batch.ts'
import { BYTE_CLASS } from '../contracts/batch.ts'
import { CHECKERS } from './checkers.ts'
import type { Checker, SemanticType } from './types.ts'
import { CHECK } from './types.ts'

/** Examples of wrong values that are kept. */
const MOST_EXAMPLES = 5

/** Counts over a whole column how many values have the shape of a meaning, and how many fail its check digits. */
export class SemanticCounter {
  readonly semantic: SemanticType
  other = 0
  invalid = 0
  valid = 0
  /** The first values whose check fails, as they stand: the caller masks. */
  examples: { value: string; line: number; byte: number }[] = []
  readonly #check: Checker

  constructor(semantic: SemanticType) {
    this.semantic = semantic
    this.#check = CHECKERS[semantic]
  }

  /** Takes rows [first, last) of one column of a batch; nulls do not count. */
  add(batch: Batch, column: number, first = 0, last = batch.rows): void {
    const { columns, start, end, mask, bytes } = batch
    for (let row = first, cell = first * columns + column; row < last; row++, cell += columns) {
      if ((mask[cell] & BYTE_CLASS.NULL) !== 0 || start[cell] === end[cell]) continue
      const outcome = this.#check(bytes, start[cell], end[cell])
      if (outcome === CHECK.VALID) this.valid++
      else if (outcome === CHECK.OTHER) this.other++
      else if (this.invalid++ < MOST_EXAMPLES) this.#keep(batch, row, cell)
    }
  }

  merge(other: SemanticCounter): void {
    this.other += other.other
    this.invalid += other.invalid
    this.valid += other.valid
    this.examples = [...this.examples, ...other.examples].slice(0, MOST_EXAMPLES)
  }

  #keep(batch: Batch, row: number, cell: number): void {
    const value = batch.bytes.toString('utf8', batch.start[cell], batch.end[cell])
    this.examples.push({ value, line: batch.line[row], byte: batch.offset[row] })
  }
}
