/** Deterministic random numbers (mulberry32): the same seed gives the same files on every machine. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** 0 ≤ x < 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  /** Whole number from `least` to `most`, both included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]
  }

  /** Early entries far more often than late ones, as real dimensions are. */
  skewed<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() ** 2.2 * list.length)]
  }

  digits(count: number): string {
    let text = ''
    for (let i = 0; i < count; i++) text += Math.floor(this.next() * 10)
    return text
  }

  uuid(): string {
    let hex = ''
    for (let i = 0; i < 4; i++) hex += (this.#word() >>> 0).toString(16).padStart(8, '0')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
  }

  #word(): number {
    return Math.floor(this.next() * 4294967296)
  }
}

export const pad = (value: number, width: number): string => String(value).padStart(width, '0')

/** `2021-08-18` of a day number from 1970. */
export function isoDate(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}
