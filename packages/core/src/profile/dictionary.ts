import type { ProfileLimits, SharedBudget } from './limits.ts'
import { GROWTH, grown } from './memory.ts'
import { CUT, TextRecords } from './text-records.ts'

/** Code of a value that is to be looked up, or was not found. */
export const UNKNOWN_CODE = -2
/** `textStart` of an entry whose text was not kept. */
export const NO_TEXT = 0xffffffff

/**
 * The distinct values of one column with how often each occurs: open addressing over hash halves (profile/hash.ts),
 * entries in order of first occurrence. An entry is an index into typed arrays; its text lies apart.
 *
 * Two budgets bound it. When that of texts runs short, fewer and fewer new values keep theirs, chosen by hash, so that
 * the values with a text stand for all. When that of entries is spent, the dictionary is `full`: entries go on being
 * counted, new values are the caller's to handle.
 */
export class ValueDictionary {
  size = 0
  full = false
  /** Some entry has no text, or the beginning of it only. */
  textMissing = false
  /** A new value keeps its text when none of these bits is set in the first half of its hash. */
  textMask = 0
  /**
   * By the low bits of the hash's second half: entry + 1 in the low bits (0: empty), and above them, where they tell
   * most strangers apart without a look at the entry, the same high bits of that half.
   */
  slots = new Int32Array(FIRST_SLOTS)
  slotMask = FIRST_SLOTS - 1
  hashFirst = new Int32Array(FIRST_ENTRIES)
  hashSecond = new Int32Array(FIRST_ENTRIES)
  count = new Uint32Array(FIRST_ENTRIES)
  /** Where the text begins in `texts`; NO_TEXT when it was not kept. */
  textStart = new Uint32Array(FIRST_ENTRIES)
  readonly texts = new TextRecords()
  private readonly limits: ProfileLimits
  private readonly budget: SharedBudget
  private entriesLeft: number
  /** Bytes that texts may still take of the column's own share, and at which the next halving comes. */
  private textLeft: number
  private halveAt: number

  constructor(limits: ProfileLimits, budget: SharedBudget) {
    this.limits = limits
    this.budget = budget
    this.entriesLeft = budget.entriesFloor
    this.textLeft = budget.textFloor
    this.halveAt = budget.textFloor - budget.textFloor / HALVINGS
  }

  /** The entry with this hash, or -1. */
  find(first: number, second: number): number {
    return findEntry(this.slots, this.slotMask, this.hashFirst, this.hashSecond, first, second)
  }

  /** Replaces those of the first `count` codes that are UNKNOWN_CODE by the entries with these hashes, where there are. */
  findBlock(first: Int32Array, second: Int32Array, codes: Int32Array, count: number): void {
    const { slots, slotMask, hashFirst, hashSecond } = this
    for (let k = 0; k < count; k++) {
      if (codes[k] !== UNKNOWN_CODE) continue
      const wanted = second[k]
      for (let slot = wanted & slotMask; ; slot = (slot + 1) & slotMask) {
        const content = slots[slot]
        if (content === 0) break
        if (((content ^ wanted) & TAG) !== 0) continue
        const entry = (content & ENTRY) - 1
        if (hashSecond[entry] !== wanted || hashFirst[entry] !== first[k]) continue
        codes[k] = entry
        break
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
    this.keepText(entry, value)
    if (this.size * 4 > (this.slotMask + 1) * 3) this.growSlots()
    else place(this.slots, this.slotMask, entry + 1, value.second)
    return entry
  }

  /** Keeps the text of an entry that was stored without: a value that turns out to repeat is worth it. */
  keepLate(entry: number, value: NewValue): void {
    if (this.textLeft > 0) this.storeText(entry, value)
  }

  private takeEntry(): boolean {
    if (this.size >= Math.min(this.limits.entriesPerColumn, ENTRY - 1)) this.full = true
    else if (this.entriesLeft > 0) this.entriesLeft--
    else if (this.budget.entries > 0) this.budget.entries--
    else this.full = true
    return !this.full
  }

  private keepText(entry: number, value: NewValue): void {
    if ((value.first & this.textMask) === 0 && this.storeText(entry, value)) return
    this.textStart[entry] = NO_TEXT
    this.textMissing = true
  }

  private storeText(entry: number, value: NewValue): boolean {
    const whole = value.end - value.start
    const length = Math.min(whole, this.limits.textBytesPerValue)
    if (!this.takeText(TextRecords.sizeOf(length))) return false
    if (length < whole) {
      this.textMissing = true
      this.textStart[entry] = this.texts.add({ ...value, end: value.start + length, mask: value.mask | CUT })
    } else this.textStart[entry] = this.texts.add(value)
    return true
  }

  /**
   * First from what columns share, then from the column's own in equal steps, with each of which only half as many new
   * values keep their text: so the steps last ever longer, and the share that is kept fits the number of values.
   */
  private takeText(size: number): boolean {
    if (this.budget.textBytes >= size) {
      this.budget.textBytes -= size
      return true
    }
    if (this.textLeft < size) return false
    this.textLeft -= size
    if (this.textLeft < this.halveAt) {
      this.textMask = (this.textMask << 1) | 1
      this.halveAt -= this.budget.textFloor / HALVINGS
    }
    return true
  }

  private growEntries(): void {
    const capacity = this.size * GROWTH
    this.hashFirst = grown(this.hashFirst, capacity)
    this.hashSecond = grown(this.hashSecond, capacity)
    this.count = grown(this.count, capacity)
    this.textStart = grown(this.textStart, capacity)
  }

  private growSlots(): void {
    const { size, hashSecond } = this
    const mask = (this.slotMask + 1) * 4 - 1
    // The old slots are not needed for it: given back first.
    this.slots = new Int32Array(0)
    const slots = new Int32Array(mask + 1)
    for (let entry = 0; entry < size; entry++) place(slots, mask, entry + 1, hashSecond[entry])
    this.slots = slots
    this.slotMask = mask
  }
}

/** A value on its way into the dictionary. One object is reused for all, so that none is made per value. */
export interface NewValue {
  first: number
  second: number
  /** The bytes that the value lies in, as a view and as an array. */
  view: DataView
  bytes: Uint8Array
  start: number
  end: number
  mask: number
  line: number
  offset: number
  file: number
}

const FIRST_ENTRIES = 64
const FIRST_SLOTS = 128

/** Steps of a column's own text budget: the last comes after 2¹⁶ times as many new values as the first. */
const HALVINGS = 16

/** Bits of a slot that hold the entry + 1: the most entries of a column are below 2²³. */
const ENTRY = 0x7fffff
/** The other bits, which hold those of the hash. */
const TAG = ~ENTRY

/** Puts an entry (its number + 1) where `find` will look for it. */
function place(slots: Int32Array, slotMask: number, number: number, second: number): void {
  let slot = second & slotMask
  while (slots[slot] !== 0) slot = (slot + 1) & slotMask
  slots[slot] = (second & TAG) | number
}

/** The entry with a hash by slots as `ValueDictionary` has them, or -1. */
export function findEntry(
  slots: Int32Array,
  slotMask: number,
  hashFirst: Int32Array,
  hashSecond: Int32Array,
  first: number,
  second: number,
): number {
  for (let slot = second & slotMask; ; slot = (slot + 1) & slotMask) {
    const content = slots[slot]
    if (content === 0) return -1
    if (((content ^ second) & TAG) !== 0) continue
    const entry = (content & ENTRY) - 1
    if (hashSecond[entry] === second && hashFirst[entry] === first) return entry
  }
}

/** Slots for entries that lie apart from their dictionary. */
export function indexSlots(hashSecond: Int32Array, size: number): Int32Array {
  let capacity = FIRST_SLOTS
  while (capacity * 3 < size * 4) capacity *= 2
  const slots = new Int32Array(capacity)
  for (let entry = 0; entry < size; entry++) place(slots, capacity - 1, entry + 1, hashSecond[entry])
  return slots
}
