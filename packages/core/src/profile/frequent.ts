/**
 * Frequent values among those that came after the dictionary was full, in fixed memory.
 *
 * Values are dealt to buckets by their hash; each bucket holds one candidate, found by majority vote (Boyer and Moore
 * 1981; Misra and Gries 1982): its own value adds a vote, any other takes one, at zero the next value takes its place.
 * A candidate's true count lies between `votes` and `(votes + total) / 2`, `total` being all values of its bucket.
 * So a value that makes up more than about 1/4096 of what came is found.
 */
export class FrequentValues {
  readonly first: Int32Array
  readonly second: Int32Array
  readonly votes: Float64Array
  readonly total: Float64Array
  readonly length: Uint8Array
  readonly text: Uint8Array

  constructor(parts: FrequentParts = emptyParts()) {
    this.first = parts.first
    this.second = parts.second
    this.votes = parts.votes
    this.total = parts.total
    this.length = parts.length
    this.text = parts.text
  }

  add(first: number, second: number, bytes: Uint8Array, start: number, end: number): void {
    const bucket = (second >>> 0) % BUCKETS
    this.total[bucket]++
    if (this.votes[bucket] === 0) {
      this.first[bucket] = first
      this.second[bucket] = second
      this.votes[bucket] = 1
      const length = Math.min(end - start, TEXT)
      this.length[bucket] = length
      this.text.set(bytes.subarray(start, start + length), bucket * TEXT)
    } else if (this.first[bucket] === first && this.second[bucket] === second) this.votes[bucket]++
    else this.votes[bucket]--
  }

  /** Takes in what another part of the same column saw. */
  merge(other: FrequentValues): void {
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      this.total[bucket] += other.total[bucket]
      if (other.votes[bucket] === 0) continue
      const same = this.first[bucket] === other.first[bucket] && this.second[bucket] === other.second[bucket]
      if (same) this.votes[bucket] += other.votes[bucket]
      else if (this.votes[bucket] >= other.votes[bucket]) this.votes[bucket] -= other.votes[bucket]
      else this.take(bucket, other)
    }
  }

  /** Candidates by the lower bound of their counts. `text` is the value's beginning, at most 63 bytes. */
  ranked(): FrequentValue[] {
    const found: FrequentValue[] = []
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      if (this.votes[bucket] === 0) continue
      const at = bucket * TEXT
      found.push({
        text: this.text.subarray(at, at + this.length[bucket]),
        atLeast: this.votes[bucket],
        atMost: Math.floor((this.votes[bucket] + this.total[bucket]) / 2),
      })
    }
    return found.sort((a, b) => b.atLeast - a.atLeast)
  }

  private take(bucket: number, other: FrequentValues): void {
    this.votes[bucket] = other.votes[bucket] - this.votes[bucket]
    this.first[bucket] = other.first[bucket]
    this.second[bucket] = other.second[bucket]
    this.length[bucket] = other.length[bucket]
    this.text.set(other.text.subarray(bucket * TEXT, (bucket + 1) * TEXT), bucket * TEXT)
  }
}

export interface FrequentValue {
  readonly text: Uint8Array
  readonly atLeast: number
  readonly atMost: number
}

export type FrequentParts = Pick<FrequentValues, 'first' | 'second' | 'votes' | 'total' | 'length' | 'text'>

const BUCKETS = 4096
const TEXT = 63

function emptyParts(): FrequentParts {
  return {
    first: new Int32Array(BUCKETS),
    second: new Int32Array(BUCKETS),
    votes: new Float64Array(BUCKETS),
    total: new Float64Array(BUCKETS),
    length: new Uint8Array(BUCKETS),
    text: new Uint8Array(BUCKETS * TEXT),
  }
}
