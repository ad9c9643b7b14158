export type NumberArray = Int32Array | Uint32Array | Uint16Array | Uint8Array | Float64Array

/** Arrays that are full grow by so much: memory that was never touched costs nothing, copying does. */
export const GROWTH = 4

/** A longer array of the same kind that begins with `old`. Memory that was never touched costs nothing. */
export function grown<A extends NumberArray>(old: A, length: number): A {
  // The constructor of a typed array makes one of the same kind; TypeScript does not know that.
  const larger = new (old.constructor as new (length: number) => A)(length)
  larger.set(old as never)
  return larger
}

/**
 * The buffers of all typed arrays within plain objects and arrays, each once: moved, not copied, when the value goes
 * to another thread, so that no thread keeps what it has handed over.
 */
export function transferables(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  const visit = (one: unknown): void => {
    if (ArrayBuffer.isView(one)) {
      if (one.buffer instanceof ArrayBuffer) found.add(one.buffer)
    } else if (Array.isArray(one)) one.forEach(visit)
    else if (one !== null && typeof one === 'object') Object.values(one).forEach(visit)
  }
  visit(value)
  return [...found]
}
