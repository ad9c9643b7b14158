/** Values remembered until a time of their own, so many at most: the oldest go first. */
export class Remembered<V> {
  readonly #most: number
  readonly #now: () => number
  readonly #values = new Map<string, { readonly value: V; readonly until: number }>()

  /** @param most values at once @param now milliseconds, as Date.now */
  constructor(most: number, now: () => number = Date.now) {
    this.#most = most
    this.#now = now
  }

  /** What was kept under the key, while its time lasts. */
  find(key: string): V | undefined {
    const known = this.#values.get(key)
    return known !== undefined && known.until > this.#now() ? known.value : undefined
  }

  /** @param until milliseconds, as Date.now gives them */
  keep(key: string, value: V, until: number): void {
    // A key kept anew is the youngest again.
    this.#values.delete(key)
    this.#values.set(key, { value, until })
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.#most) break
      this.#values.delete(oldest)
    }
  }

  forget(key: string): void {
    this.#values.delete(key)
  }

  clear(): void {
    this.#values.clear()
  }
}
