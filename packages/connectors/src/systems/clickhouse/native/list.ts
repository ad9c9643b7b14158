import type { Encoder } from './encoder.ts'

/** Texts of a JSON array's elements, numbers as they were written; null for null. Elements of elements stay JSON. */
export function elementsOf(json: string): (string | null)[] {
  // The reviver's third argument keeps digits that a double would lose.
  const revived: unknown = JSON.parse(
    json,
    function (this: unknown, _key, value: unknown, context?: { source?: string }) {
      return typeof value === 'number' && context?.source !== undefined ? new Written(context.source) : value
    },
  )
  if (!Array.isArray(revived)) throw new RangeError(`${json.slice(0, 60)} is not a JSON array`)
  return revived.map((element: unknown) => {
    if (element === null || element === undefined) return null
    if (typeof element === 'string') return element
    if (element instanceof Written) return element.source
    return typeof element === 'boolean' ? String(element) : JSON.stringify(element)
  })
}

class Written {
  readonly source: string

  constructor(source: string) {
    this.source = source
  }
}

/** Gathers the elements of a column of lists: rows' ends, and one column of elements. */
export class ListBuffer {
  readonly #element: Encoder
  readonly #nullable: boolean
  #ends: number[] = []
  #nulls: number[] = []
  #data = Buffer.allocUnsafe(1 << 14)
  #used = 0
  #count = 0

  constructor(element: Encoder, nullable: boolean) {
    this.#element = element
    this.#nullable = nullable
  }

  get wireType(): string {
    return `Array(${this.#nullable ? `Nullable(${this.#element.wireType})` : this.#element.wireType})`
  }

  get size(): number {
    return this.#used + this.#count + this.#ends.length * 8
  }

  /** @throws RangeError on an element that the array cannot hold */
  add(json: string): void {
    for (const element of elementsOf(json)) {
      const bytes = Buffer.from(element ?? '')
      this.#reserve(bytes.length + 64)
      if (element === null && !this.#nullable) throw new RangeError('an element is null')
      this.#nulls.push(element === null ? 1 : 0)
      this.#used =
        element === null
          ? this.#element.empty(this.#data, this.#used)
          : this.#element.encode(bytes, 0, bytes.length, this.#data, this.#used)
      this.#count++
    }
    this.#ends.push(this.#count)
  }

  /** The column's bytes; begins anew. */
  take(): Buffer[] {
    const ends = Buffer.allocUnsafe(this.#ends.length * 8)
    this.#ends.forEach((end, i) => void ends.writeBigUInt64LE(BigInt(end), i * 8))
    const pieces = this.#nullable ? [ends, Buffer.from(this.#nulls)] : [ends]
    pieces.push(this.#data.subarray(0, this.#used))
    this.#ends = []
    this.#nulls = []
    this.#data = Buffer.allocUnsafe(1 << 14)
    this.#used = 0
    this.#count = 0
    return pieces
  }

  #reserve(length: number): void {
    if (this.#used + length <= this.#data.length) return
    const grown = Buffer.allocUnsafe(Math.max(this.#data.length * 2, this.#used + length))
    this.#data.copy(grown, 0, 0, this.#used)
    this.#data = grown
  }
}
