/** Numbers that look random and are the same for the same seed, everywhere. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number {
    return Math.floor(this.next() * below)
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  /** @throws RangeError for an empty list */
  one<T>(of: readonly T[]): T {
    if (of.length === 0) throw new RangeError('nothing to choose from')
    return of[this.below(of.length)]
  }

  /** So many different ones, in the order of the list; all where there are fewer. */
  some<T>(of: readonly T[], count: number): readonly T[] {
    const left = of.map((_, i) => i)
    while (left.length > count) left.splice(this.below(left.length), 1)
    return left.map((i) => of[i])
  }
}
