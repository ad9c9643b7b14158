/**
 * What a profile may hold in memory, whatever the input's size. One worker has one of these; two work at once.
 * With the defaults a worker holds at most about 190 MB of entries, 64 MB of text and 32 MB of row codes.
 */
export interface ProfileLimits {
  /** Distinct values that one column keeps exactly. */
  readonly entriesPerColumn: number
  /** Distinct values that all columns of a worker keep together (24 to 36 bytes each beside their text). */
  readonly entries: number
  /** Bytes of text that all distinct values of a worker keep together. */
  readonly textBytes: number
  /** Bytes kept of one value; what follows is hashed and counted but not kept. */
  readonly textBytesPerValue: number
  /** Cells of the row sample (4 bytes each): all rows while they fit, else every second, fourth, … */
  readonly sampleCells: number
  /** Row hashes kept for whole-row duplicates (8 bytes each): all rows while they fit, else a half, a quarter, … */
  readonly rowHashes: number
}

export const DEFAULT_LIMITS: ProfileLimits = {
  entriesPerColumn: 4_000_000,
  entries: 5_500_000,
  textBytes: 64 << 20,
  textBytesPerValue: 512,
  sampleCells: 8 << 20,
  rowHashes: 2 << 20,
}

/** What is left of the limits that columns share; columns of one worker draw on one budget. */
export interface SharedBudget {
  entries: number
  textBytes: number
  /** What each column may take even when the shared part is spent. */
  readonly entriesFloor: number
  readonly textFloor: number
}

/** The budget of a worker that profiles `columns` columns in all its tables. An eighth of the entries, and of the
 * text, is set aside as the columns' floors. */
export function sharedBudget(limits: ProfileLimits, columns: number): SharedBudget {
  const entriesFloor = Math.min(16_384, Math.floor(limits.entries / 8 / columns))
  const textFloor = Math.min(1 << 20, Math.floor(limits.textBytes / 8 / columns))
  return {
    entries: Math.max(0, limits.entries - entriesFloor * columns),
    textBytes: Math.max(0, limits.textBytes - textFloor * columns),
    entriesFloor,
    textFloor,
  }
}
