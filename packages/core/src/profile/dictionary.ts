import type { ProfileLimits, SharedBudget } from './limits.ts'
import { grown, sharedArray } from './memory.ts'

/** Code of a value that is to be looked up, or was not found. */
export const UNKNOWN_CODE = -2
/** `textStart` of an entry whose text was not kept. */
export const NO_TEXT = 0xffffffff
/** Set in an entry's mask when only the beginning of its text was kept; no bit of BYTE_CLASS. */
export const CUT = 0x1000

/**
 * The distinct values of one column with how often each occurs: open addressing over hash halves (profile/hash.ts),
 * entries in order of first occurrence. All parts are typed arrays; an entry is an index into them.
 * When the budget is spent the dictionary is `full`: entries go on being counted, new values are the caller's to handle.
 */
export class ValueDictionary {
  size = 0
  full = false
  /** Some entry was stored without its text, or with the beginning of it only: see `isWhole`. */
  textMissing = false
  /** Slot pairs: entry + 1 (0: empty), second half of its hash. */
  slots = new Int32Array(2 * FIRST_SLOTS)
  slotMask = FIRST_SLOTS - 1
  hashFirst = sharedArray(Int32Array, FIRST_ENTRIES)
  hashSecond = sharedArray(Int32Array, FIRST_ENTRIES)
  count = sharedArray(Uint32Array, FIRST_ENTRIES)
  /** Where the text lies in `text`; NO_TEXT when it was not kept. */
  textStart = sharedArray(Uint32Array, FIRST_ENTRIES)
  textLength = sharedArray(Uint16Array, FIRST_ENTRIES)
  characters = sharedArray(Uint32Array, FIRST_ENTRIES)
  /** BYTE_CLASS of the value's bytes, with QUOTED of its first occurrence. */
  mask = sharedArray(Uint16Array, FIRST_ENTRIES)
  line = sharedArray(Uint32Array, FIRST_ENTRIES)
  offset = sharedArray(Float64Array, FIRST_ENTRIES)
  text = sharedArray(Uint8Array, 1024)
  textUsed = 0
  private readonly limits: ProfileLimits
  private readonly budget: SharedBudget
  private entriesLeft: number
  private textLeft: number

  constructor(limits: ProfileLimits, budget: SharedBudget) {
    this.limits = limits
    this.budget = budget
    this.entriesLeft = budget.entriesFloor
    this.textLeft = budget.textFloor
  }

  /** The entry with this hash, or -1. */
  find(first: number, second: number): number {
    const { slots, slotMask, hashFirst } = this
    for (let slot = second & slotMask; ; slot = (slot + 1) & slotMask) {
      const entry = slots[2 * slot] - 1
      if (entry === -1) return -1
      if (slots[2 * slot + 1] === second && hashFirst[entry] === first) return entry
    }
  }

  /** Replaces those of the first `count` codes that are UNKNOWN_CODE by the entries with these hashes, where there are. */
  findBlock(first: Int32Array, second: Int32Array, codes: Int32Array, count: number): void {
    const { slots, slotMask, hashFirst } = this
    for (let k = 0; k < count; k++) {
      if (codes[k] !== UNKNOWN_CODE) continue
      const wanted = second[k]
      for (let slot = wanted & slotMask; ; slot = (slot + 1) & slotMask) {
        const entry = slots[2 * slot] - 1
        if (entry === -1) break
        if (slots[2 * slot + 1] === wanted && hashFirst[entry] === first[k]) {
          codes[k] = entry
          break
        }
      }
    }
  }

  /**
   * Adds a value that `find` did not know, counted once.
   * Returns its entry, or -1 when the budget is spent.
   */
  insert(value: NewValue): number {
    if (this.full || !this.takeEntry()) return -1
    const entry = this.size++
    if (entry === this.hashFirst.length) this.growEntries()
    this.hashFirst[entry] = value.first
    this.hashSecond[entry] = value.second
    this.count[entry] = 1
    this.characters[entry] = value.characters
    this.mask[entry] = value.mask
    this.line[entry] = value.line
    this.offset[entry] = value.offset
    this.keepText(entry, value)
    if (this.size * 4 > (this.slotMask + 1) * 3) this.growSlots()
    else place(this.slots, this.slotMask, entry + 1, value.second)
    return entry
  }

  /** Whether an entry's text was kept, all of it. */
  isWhole(entry: number): boolean {
    return this.textStart[entry] !== NO_TEXT && (this.mask[entry] & CUT) === 0
  }

  private takeEntry(): boolean {
    if (this.size >= this.limits.entriesPerColumn) this.full = true
    else if (this.entriesLeft > 0) this.entriesLeft--
    else if (this.budget.entries > 0) this.budget.entries--
    else this.full = true
    return !this.full
  }

  private keepText(entry: number, value: NewValue): void {
    const whole = value.end - value.start
    const length = Math.min(whole, this.limits.textBytesPerValue)
    if (length < whole) {
      this.textMissing = true
      this.mask[entry] |= CUT
    }
    if (!this.takeText(length)) {
      this.textStart[entry] = NO_TEXT
      this.textMissing = true
      return
    }
    if (this.textUsed + length > this.text.length) this.growText(length)
    const { text, textUsed } = this
    const { bytes, start } = value
    if (length > 64) text.set(bytes.subarray(start, start + length), textUsed)
    else for (let i = 0; i < length; i++) text[textUsed + i] = bytes[start + i]
    this.textStart[entry] = textUsed
    this.textLength[entry] = length
    this.textUsed = textUsed + length
  }

  private takeText(length: number): boolean {
    if (this.textLeft >= length) this.textLeft -= length
    else if (this.budget.textBytes >= length) this.budget.textBytes -= length
    else return false
    return true
  }

  private growEntries(): void {
    const capacity = this.size * 2
    this.hashFirst = grown(this.hashFirst, capacity)
    this.hashSecond = grown(this.hashSecond, capacity)
    this.count = grown(this.count, capacity)
    this.textStart = grown(this.textStart, capacity)
    this.textLength = grown(this.textLength, capacity)
    this.characters = grown(this.characters, capacity)
    this.mask = grown(this.mask, capacity)
    this.line = grown(this.line, capacity)
    this.offset = grown(this.offset, capacity)
  }

  private growText(length: number): void {
    this.text = grown(this.text, Math.max(this.text.length * 2, this.textUsed + length))
  }

  /**
   * Slots lie by the second half, which they hold: growing reads them in order and writes to four places in order,
   * which memory does far faster than the scattered reads that entries would take.
   */
  private growSlots(): void {
    const { slots: old, slotMask: oldMask, size } = this
    const mask = (oldMask + 1) * 4 - 1
    const slots = new Int32Array(2 * (mask + 1))
    for (let slot = 0; slot <= oldMask; slot++) {
      if (old[2 * slot] !== 0) place(slots, mask, old[2 * slot], old[2 * slot + 1])
    }
    // The entry that made the table grow has no slot yet.
    place(slots, mask, size, this.hashSecond[size - 1])
    this.slots = slots
    this.slotMask = mask
  }
}

/** A value on its way into the dictionary. One object is reused for all, so that none is made per value. */
export interface NewValue {
  first: number
  second: number
  bytes: Uint8Array
  start: number
  end: number
  characters: number
  mask: number
  line: number
  offset: number
}

const FIRST_ENTRIES = 64
const FIRST_SLOTS = 128

/** Puts an entry (its number + 1) where `find` will look for it. */
function place(slots: Int32Array, slotMask: number, number: number, second: number): void {
  let slot = second & slotMask
  while (slots[2 * slot] !== 0) slot = (slot + 1) & slotMask
  slots[2 * slot] = number
  slots[2 * slot + 1] = second
}
