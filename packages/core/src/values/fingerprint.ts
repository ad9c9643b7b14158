import type { Batch } from '../contracts/batch.ts'
import type { LogicalType } from '../types/logical.ts'
import { RowText } from './row-text.ts'

/** MD5 of bytes as 32 lower-case hexadecimal digits. Given by the caller: this package has no cryptography. */
export type Md5 = (bytes: Uint8Array) => string

/** Rows after which the partial sums go over into the exact one: below 2^53 whatever the digests. */
const ROWS_A_SUM = 1 << 20

/**
 * Fingerprint of a table, as fingerprint.md defines it: the sum of its rows' fingerprints. Neither the order of rows
 * nor how they were cut into batches matters; parts add up.
 */
export class TableFingerprint {
  rows = 0
  #sum = 0n
  /** Sums of the first 7 and the next 8 hexadecimal digits. */
  #high = 0
  #low = 0
  #pending = 0
  readonly #md5: Md5
  readonly #text: RowText

  /** @param types of the columns in planned order */
  constructor(types: readonly LogicalType[], md5: Md5) {
    this.#md5 = md5
    this.#text = new RowText(types)
  }

  /** Goes on from what was summed up before. @param value as it was given then */
  restore(value: string): void {
    this.#sum = BigInt(value)
    this.#high = 0
    this.#low = 0
    this.#pending = 0
  }

  /** Takes a canonical batch. */
  add(batch: Batch): void {
    for (let row = 0; row < batch.rows; row++) {
      const digest = this.#md5(this.#text.of(batch, row))
      this.#high += Number.parseInt(digest.slice(0, 7), 16)
      this.#low += Number.parseInt(digest.slice(7, 15), 16)
      if (++this.#pending === ROWS_A_SUM) this.#settle()
    }
    this.rows += batch.rows
  }

  /** The sum so far, exact, as a decimal string. */
  get value(): string {
    this.#settle()
    return this.#sum.toString()
  }

  #settle(): void {
    this.#sum += (BigInt(this.#high) << 32n) + BigInt(this.#low)
    this.#high = 0
    this.#low = 0
    this.#pending = 0
  }
}
