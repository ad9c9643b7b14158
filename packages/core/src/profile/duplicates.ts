import type { TableProfile } from '../documents/profile.ts'
import { thinRowHashes } from './row-hashes.ts'
import type { TableSnapshot } from './snapshot.ts'

/**
 * Rows equal to an earlier one in all columns of the source. Exact (by 64-bit hashes) while the hashes of all rows fit;
 * beyond, an estimate from the rows whose hash lies in a known share of all hashes.
 */
export function duplicateRows(
  parts: readonly TableSnapshot['rowHashes'][],
  hasUnique: boolean,
): TableProfile['duplicates'] {
  // A value that no other row has makes the row differ from all others.
  if (hasUnique) return { rows: 0, exact: true }
  const keepMask = parts.reduce((mask, part) => mask | part.keepMask, 0)
  const seen = new HashPairs(parts.reduce((sum, part) => sum + part.first.length, 0))
  let rows = 0
  let repeated = 0
  for (const part of parts) {
    const first = Int32Array.from(part.first)
    const second = Int32Array.from(part.second)
    const used = keepMask === part.keepMask ? first.length : thinRowHashes(first, second, first.length, keepMask)
    rows += used
    for (let i = 0; i < used; i++) if (seen.addIsKnown(first[i], second[i])) repeated++
  }
  if (keepMask === 0 || rows === 0) return { rows: repeated, exact: keepMask === 0 }
  return { rows: repeated * (keepMask + 1), exact: false }
}

/** A set of 64-bit hashes as pairs of halves. */
export class HashPairs {
  private readonly slots: Int32Array
  private readonly used: Uint8Array
  private readonly mask: number

  constructor(capacity: number) {
    let size = 16
    while (size < capacity * 2) size *= 2
    this.slots = new Int32Array(size * 2)
    this.used = new Uint8Array(size)
    this.mask = size - 1
  }

  /** Adds a hash; true when it was there already. */
  addIsKnown(first: number, second: number): boolean {
    const slot = this.find(first, second)
    if (this.used[slot] === 1) return true
    this.used[slot] = 1
    this.slots[2 * slot] = first
    this.slots[2 * slot + 1] = second
    return false
  }

  has(first: number, second: number): boolean {
    return this.used[this.find(first, second)] === 1
  }

  private find(first: number, second: number): number {
    const { slots, used, mask } = this
    let slot = first & mask
    while (used[slot] === 1 && (slots[2 * slot] !== first || slots[2 * slot + 1] !== second)) slot = (slot + 1) & mask
    return slot
  }
}
