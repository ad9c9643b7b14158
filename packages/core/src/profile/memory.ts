/**
 * Typed arrays over shared memory: what a worker gathers reaches another thread without being copied.
 * Memory that was never touched costs nothing.
 */
export type NumberArray = Int32Array | Uint32Array | Uint16Array | Uint8Array | Float64Array

interface NumberArrayType<A extends NumberArray> {
  new (buffer: SharedArrayBuffer): A
  readonly BYTES_PER_ELEMENT: number
}

/** A zeroed array of `length` numbers over shared memory. */
export function sharedArray<A extends NumberArray>(type: NumberArrayType<A>, length: number): A {
  return new type(new SharedArrayBuffer(length * type.BYTES_PER_ELEMENT))
}

/** A longer array of the same kind over shared memory that begins with `old`. */
export function grown<A extends NumberArray>(old: A, length: number): A {
  // The constructor of a typed array makes one of the same kind; TypeScript does not know that.
  const larger = sharedArray(old.constructor as unknown as NumberArrayType<A>, length)
  larger.set(old as never)
  return larger
}
