/**
 * Whether combinations of columns repeat, over a sample of rows. Codes of rows in one column are equal exactly when
 * the values are (see ColumnSketch), so a combination of codes stands for the combination of values.
 */
export class RowSets {
  private slots = new Int32Array(0)

  /** The first row whose combination an earlier row has, or -1 when all differ. */
  firstRepeat(columns: readonly Int32Array[], rows: number): number {
    const mask = this.clear(rows)
    const { slots } = this
    for (let row = 0; row < rows; row++) {
      let slot = combine(columns, row) & mask
      for (;;) {
        const other = slots[slot] - 1
        if (other === -1) break
        if (sameRow(columns, row, other)) return row
        slot = (slot + 1) & mask
      }
      slots[slot] = row + 1
    }
    return -1
  }

  /** How many different combinations there are. */
  countDistinct(columns: readonly Int32Array[], rows: number): number {
    const mask = this.clear(rows)
    const { slots } = this
    let distinct = 0
    for (let row = 0; row < rows; row++) {
      let slot = combine(columns, row) & mask
      for (;;) {
        const other = slots[slot] - 1
        if (other === -1) {
          slots[slot] = row + 1
          distinct++
          break
        }
        if (sameRow(columns, row, other)) break
        slot = (slot + 1) & mask
      }
    }
    return distinct
  }

  /** Gives the mask of a table with room for `rows` rows at a load of a half. */
  private clear(rows: number): number {
    let capacity = 16
    while (capacity < rows * 2) capacity *= 2
    if (this.slots.length < capacity) this.slots = new Int32Array(capacity)
    else this.slots.fill(0, 0, capacity)
    return capacity - 1
  }
}

function combine(columns: readonly Int32Array[], row: number): number {
  let hash = 0
  for (let i = 0; i < columns.length; i++) {
    hash = Math.imul(hash ^ columns[i][row], 0x9e3779b1)
    hash ^= hash >>> 15
  }
  hash = Math.imul(hash, 0x85ebca6b)
  return hash ^ (hash >>> 13)
}

function sameRow(columns: readonly Int32Array[], a: number, b: number): boolean {
  for (let i = 0; i < columns.length; i++) if (columns[i][a] !== columns[i][b]) return false
  return true
}
