const encoder = new TextEncoder()

/** Finds which of some hundred known words a range of bytes is, byte for byte, without making a string of it. */
export class WordTable {
  /** Bytes of the longest word. */
  readonly longest: number
  readonly #words: readonly Uint8Array[]
  /** Number of a word by its hash, or -1; the next slots where they collide. */
  readonly #slots: Int16Array
  /** Per first byte, a set of the lengths that words beginning with it have. */
  readonly #lengths = new Int32Array(256)
  /** The same for lengths from 32 on. */
  readonly #longLengths = new Int32Array(256)

  /** @param words all different; a word is known by its place among them */
  constructor(words: readonly string[]) {
    this.#words = words.map((word) => encoder.encode(word))
    this.longest = Math.max(...this.#words.map((word) => word.length))
    this.#slots = new Int16Array(2 ** Math.ceil(Math.log2(words.length * 4))).fill(-1)
    for (const [number, word] of this.#words.entries()) {
      const lengths = word.length < 32 ? this.#lengths : this.#longLengths
      lengths[word[0]] |= 1 << (word.length & 31)
      let slot = this.#hash(word, 0, word.length)
      while (this.#slots[slot] >= 0) slot = (slot + 1) & (this.#slots.length - 1)
      this.#slots[slot] = number
    }
  }

  /** The number of the word that fills [start, end), or -1. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start
    const lengths = length < 32 ? this.#lengths[bytes[start]] : this.#longLengths[bytes[start]]
    if (length > this.longest || ((lengths >>> (length & 31)) & 1) === 0) return -1
    const slots = this.#slots
    for (let slot = this.#hash(bytes, start, end); slots[slot] >= 0; slot = (slot + 1) & (slots.length - 1)) {
      if (equals(this.#words[slots[slot]], bytes, start, length)) return slots[slot]
    }
    return -1
  }

  /** FNV-1a, folded to the table's size. */
  #hash(bytes: Uint8Array, start: number, end: number): number {
    let value = 0x811c9dc5
    for (let i = start; i < end; i++) value = Math.imul(value ^ bytes[i], 0x01000193)
    return (value ^ (value >>> 15)) & (this.#slots.length - 1)
  }
}

/** A word in lower case, Capitalised and UPPER case: what people and programs write. */
export function spellings(word: string): string[] {
  return [...new Set([word, word[0].toUpperCase() + word.slice(1), word.toUpperCase()])]
}

function equals(word: Uint8Array, bytes: Uint8Array, start: number, length: number): boolean {
  if (word.length !== length) return false
  for (let i = 0; i < length; i++) if (word[i] !== bytes[start + i]) return false
  return true
}
