/** Rows of one table as a load has counted them. */
export interface TableCounts {
  read: number
  written: number
  rejected: number
  filtered: number
}

export function noCounts(): TableCounts {
  return { read: 0, written: 0, rejected: 0, filtered: 0 }
}

/** True when every row read is accounted for. */
export function accounted(counts: TableCounts): boolean {
  return counts.read === counts.written + counts.rejected + counts.filtered
}

/** Sums over several tables: the roots' counts are a load's totals. */
export function total(tables: readonly TableCounts[]): TableCounts {
  const sum = noCounts()
  for (const table of tables) {
    sum.read += table.read
    sum.written += table.written
    sum.rejected += table.rejected
    sum.filtered += table.filtered
  }
  return sum
}
