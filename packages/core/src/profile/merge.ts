import type { FieldEvidenceJson } from '../values/evidence.ts'
import { FieldEvidence } from '../values/evidence.ts'
import { findEntry, indexSlots, NO_TEXT } from './dictionary.ts'
import { FrequentValues } from './frequent.ts'
import { HyperLogLog } from './hyperloglog.ts'
import type { NumberArray } from './memory.ts'
import { extended } from './memory.ts'
import type { ColumnSnapshot, LineShift, OverflowSnapshot, PackedEntries } from './snapshot.ts'

/**
 * Joins what parts of one column saw, in their order, into what one pass would have seen: counts are added, first
 * occurrences are those of the earlier part. The parts are used up: the result lies in the first one's memory where
 * that has room, and the codes of the later parts' row samples are rewritten to its entries.
 */
export function mergeColumns(parts: readonly ColumnSnapshot[]): ColumnSnapshot {
  return parts.reduce((merged, part) => mergeTwo(merged, part))
}

function mergeTwo(a: ColumnSnapshot, b: ColumnSnapshot): ColumnSnapshot {
  const { entries, places } = mergeEntries(a.entries, b.entries)
  recode(b.codes, places)
  const codes = extended(a.codes, a.codes.length + b.codes.length)
  codes.set(b.codes, a.codes.length)
  return {
    nulls: a.nulls + b.nulls,
    bytes: a.bytes + b.bytes,
    maxBytes: Math.max(a.maxBytes, b.maxBytes),
    minCharacters: Math.min(a.minCharacters, b.minCharacters),
    maxCharacters: Math.max(a.maxCharacters, b.maxCharacters),
    entries,
    codes,
    direct: mergeEvidence(a.direct, b.direct),
    overflow: a.overflow || b.overflow ? mergeOverflow(a, b) : null,
  }
}

function recode(codes: Int32Array, places: Int32Array): void {
  for (let i = 0; i < codes.length; i++) if (codes[i] >= 0) codes[i] = places[codes[i]]
}

/** `places` gives, for each entry of `b`, its entry in the result. */
function mergeEntries(a: PackedEntries, b: PackedEntries): { entries: PackedEntries; places: Int32Array } {
  const places = placesIn(a, b)
  const entries = concatenate(a, b, addedBy(places, a.size))
  addKnown(entries, a, b, places)
  return { entries, places }
}

/** For each entry of `b` the one of `a` with the same hash, or else a number behind them, in order. */
function placesIn(a: PackedEntries, b: PackedEntries): Int32Array {
  const index = entryIndex(a)
  const { hashFirst, hashSecond } = b
  const places = new Int32Array(b.size)
  for (let entry = 0, size = a.size; entry < places.length; entry++) {
    const known = index.find(hashFirst[entry], hashSecond[entry])
    places[entry] = known >= 0 ? known : size++
  }
  return places
}

/** The entries whose place lies behind `size` others. */
function addedBy(places: Int32Array, size: number): Int32Array {
  const added = new Int32Array(places.length)
  let used = 0
  for (let entry = 0; entry < places.length; entry++) if (places[entry] >= size) added[used++] = entry
  return added.subarray(0, used)
}

/** Adds the counts of those entries of `b` that `a` has as well, and the texts that only `b` kept. */
function addKnown(entries: PackedEntries, a: PackedEntries, b: PackedEntries, places: Int32Array): void {
  const { count, textStart } = entries
  for (let entry = 0; entry < places.length; entry++) {
    const known = places[entry]
    if (known >= a.size) continue
    count[known] += b.count[entry]
    const hasText = textStart[known] !== NO_TEXT || b.textStart[entry] === NO_TEXT
    if (!hasText) textStart[known] = b.textStart[entry] + a.text.length
  }
}

/** All of `a`, then those entries of `b` that `a` does not have. */
function concatenate(a: PackedEntries, b: PackedEntries, added: Int32Array): PackedEntries {
  const runs = runsOf(added)
  const size = a.size + added.length
  const join = <A extends NumberArray>(first: A, second: A): A => {
    // Cut before it grows, so that what is behind the used part is not copied.
    const joined = extended(first.subarray(0, a.size) as A, size)
    let at = a.size
    for (const [from, to] of runs) {
      joined.set(second.subarray(from, to) as never, at)
      at += to - from
    }
    return joined
  }
  const textStart = join(a.textStart, b.textStart)
  for (let entry = a.size; entry < size; entry++) {
    if (textStart[entry] !== NO_TEXT) textStart[entry] += a.text.length
  }
  const text = extended(a.text, a.text.length + b.text.length)
  text.set(b.text, a.text.length)
  return {
    size,
    textMissing: a.textMissing || b.textMissing,
    textMask: a.textMask | b.textMask,
    hashFirst: join(a.hashFirst, b.hashFirst),
    hashSecond: join(a.hashSecond, b.hashSecond),
    count: join(a.count, b.count),
    textStart,
    text,
    shifts: shiftsOf(a, b),
  }
}

/** What is to be added to lines of `a` applies to its own texts alone. */
function shiftsOf(a: PackedEntries, b: PackedEntries): readonly LineShift[] {
  const own = a.shifts ?? []
  const ended = { from: a.text.length, by: -own.reduce((sum, shift) => sum + shift.by, 0) }
  const behind = (b.shifts ?? []).map(({ from, by }) => ({ from: from + a.text.length, by }))
  return [...own, ...(ended.by === 0 ? [] : [ended]), ...behind]
}

/** Ascending numbers as ranges [from, to) of neighbours. */
function runsOf(numbers: Int32Array): [number, number][] {
  const runs: [number, number][] = []
  let from = 0
  for (let i = 1; i <= numbers.length; i++) {
    if (i < numbers.length && numbers[i] === numbers[i - 1] + 1) continue
    runs.push([numbers[from], numbers[i - 1] + 1])
    from = i
  }
  return runs
}

/** Finds entries by their hashes. */
function entryIndex(entries: PackedEntries): { find(first: number, second: number): number } {
  const { hashFirst, hashSecond, size } = entries
  const slots = entries.slots ?? indexSlots(hashSecond, size)
  const mask = slots.length - 1
  return { find: (first, second) => findEntry(slots, mask, hashFirst, hashSecond, first, second) }
}

function mergeEvidence(a: FieldEvidenceJson | null, b: FieldEvidenceJson | null): FieldEvidenceJson | null {
  if (a === null || b === null) return a ?? b
  const merged = FieldEvidence.fromJSON(a)
  merged.merge(FieldEvidence.fromJSON(b))
  return merged.toJSON()
}

function mergeOverflow(a: ColumnSnapshot, b: ColumnSnapshot): OverflowSnapshot {
  const distinct = new HyperLogLog()
  const frequent = new FrequentValues()
  for (const { overflow, entries } of [a, b]) {
    if (overflow) {
      distinct.merge(new HyperLogLog(overflow.registers))
      frequent.merge(new FrequentValues(overflow.frequent))
    } else {
      for (let entry = 0; entry < entries.size; entry++) {
        distinct.add(entries.hashFirst[entry], entries.hashSecond[entry])
      }
    }
  }
  return { registers: distinct.registers, frequent: { ...frequent } }
}
