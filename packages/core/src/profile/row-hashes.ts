import { grown } from './memory.ts'

/**
 * Hashes of whole rows, for duplicates: all rows while they fit, then those of a half, a quarter, … of all possible
 * hashes. Equal rows have equal hashes, so a part chosen by hash holds all repetitions of the rows that it holds.
 */
export class RowHashes {
  first = new Int32Array(4096)
  second = new Int32Array(4096)
  used = 0
  /** A row is kept when none of these bits is set in the second half of its hash; 0 keeps all. */
  keepMask = 0
  private readonly capacity: number

  constructor(capacity: number) {
    this.capacity = capacity
  }

  /** Takes in the first `rows` hashes. */
  add(first: Int32Array, second: Int32Array, rows: number): void {
    while (this.used + rows > this.capacity && this.used > 0 && this.keepMask !== MOST) this.thin()
    this.reserve(rows)
    let { used } = this
    for (let row = 0; row < rows; row++) {
      if ((second[row] & this.keepMask) !== 0) continue
      this.first[used] = first[row]
      this.second[used++] = second[row]
    }
    this.used = used
  }

  private thin(): void {
    this.keepMask = (this.keepMask << 1) | 1
    this.used = thinRowHashes(this.first, this.second, this.used, this.keepMask)
  }

  private reserve(more: number): void {
    if (this.used + more <= this.first.length) return
    const capacity = Math.max(this.used + more, this.first.length * 2)
    this.first = grown(this.first, capacity)
    this.second = grown(this.second, capacity)
  }
}

/** Keeps, in place, the hashes that a mask keeps; returns how many. */
export function thinRowHashes(first: Int32Array, second: Int32Array, used: number, keepMask: number): number {
  let kept = 0
  for (let i = 0; i < used; i++) {
    if ((second[i] & keepMask) !== 0) continue
    first[kept] = first[i]
    second[kept++] = second[i]
  }
  return kept
}

const MOST = 0x3fffffff
