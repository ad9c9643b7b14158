import type { FieldEvidenceJson } from '../values/evidence.ts'
import type { ColumnScan } from './column-scan.ts'
import type { FrequentParts } from './frequent.ts'
import type { TableScan } from './table-scan.ts'

/** What a scan of one part leaves: typed arrays, cut to what is used, whose memory can be moved to another thread. */
export interface TableSnapshot {
  readonly rows: number
  readonly columns: readonly (ColumnSnapshot | null)[]
  readonly stride: number
  readonly sampled: number
  readonly rowHashes: { readonly first: Int32Array; readonly second: Int32Array; readonly keepMask: number }
}

export interface ColumnSnapshot {
  readonly nulls: number
  readonly bytes: number
  readonly maxBytes: number
  /** Infinity when there is no value. */
  readonly minCharacters: number
  readonly maxCharacters: number
  readonly entries: PackedEntries
  readonly codes: Int32Array
  /** Evidence of the values that the entries do not hold whole; null when there are none. */
  readonly direct: FieldEvidenceJson | null
  readonly overflow: OverflowSnapshot | null
}

/** Distinct values in order of first occurrence: profile/dictionary.ts tells what each array holds. */
export interface PackedEntries {
  readonly size: number
  readonly textMissing: boolean
  readonly textMask: number
  readonly hashFirst: Int32Array
  readonly hashSecond: Int32Array
  readonly count: Uint32Array
  readonly textStart: Uint32Array
  /** Records of profile/text-records.ts. */
  readonly text: Uint8Array
  /** Where the records of a later part begin, ascending: their lines, and all behind, were counted from that part's beginning. */
  readonly shifts?: readonly LineShift[]
  /** The dictionary's own index, as long as nobody has added to the entries. */
  readonly slots?: Int32Array
}

/** Lines to be added to those of the records from a place in the texts on. */
export interface LineShift {
  readonly from: number
  readonly by: number
}

export interface OverflowSnapshot {
  readonly registers: Uint8Array
  readonly frequent: FrequentParts
}

/**
 * Takes the results out of a scan, which must not be used afterwards.
 * @param first others will be merged into it: its index is kept, which finds entries again
 */
export function takeSnapshot(scan: TableScan, first = false): TableSnapshot {
  return {
    rows: scan.rows,
    columns: scan.columns.map((column) => column && takeColumn(column, first)),
    stride: scan.stride,
    sampled: scan.sampled,
    rowHashes: {
      first: scan.rowHashes.first.subarray(0, scan.rowHashes.used),
      second: scan.rowHashes.second.subarray(0, scan.rowHashes.used),
      keepMask: scan.rowHashes.keepMask,
    },
  }
}

function takeColumn(column: ColumnScan, first: boolean): ColumnSnapshot {
  const { dictionary, overflow } = column
  const { size } = dictionary
  if (!first) dictionary.slots = new Int32Array(0)
  return {
    nulls: column.nulls,
    bytes: column.bytes,
    maxBytes: column.maxBytes,
    minCharacters: column.minCharacters,
    maxCharacters: column.maxCharacters,
    entries: {
      size,
      textMissing: dictionary.textMissing,
      textMask: dictionary.textMask,
      hashFirst: dictionary.hashFirst.subarray(0, size),
      hashSecond: dictionary.hashSecond.subarray(0, size),
      count: dictionary.count.subarray(0, size),
      textStart: dictionary.textStart.subarray(0, size),
      text: dictionary.texts.bytes.subarray(0, dictionary.texts.used),
      ...(first && { slots: dictionary.slots }),
    },
    codes: column.codes.subarray(0, column.codesUsed),
    direct: column.direct && column.direct.finish().toJSON(),
    overflow: overflow && { registers: overflow.distinct.registers, frequent: { ...overflow.frequent } },
  }
}
