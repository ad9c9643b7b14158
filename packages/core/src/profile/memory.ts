export type NumberArray = Int32Array | Uint32Array | Uint16Array | Uint8Array | Float64Array

/** Arrays that are full grow by so much. By fours, less would be copied, but 6 % more memory held: an allocator clears what it gives out again. */
export const GROWTH = 2

/**
 * A longer array of the same kind that begins with `old`, which nobody may use then: its memory is given back at once
 * where it is all of a buffer. Left to the collector, what growing leaves behind makes it mark the whole heap again and
 * again. Memory that was never touched costs nothing.
 */
export function grown<A extends NumberArray>(old: A, length: number): A {
  // The constructor of a typed array makes one of the same kind; TypeScript does not know that.
  const kind = old.constructor as new (from: number | ArrayBuffer) => A
  const whole = old.buffer
  if (whole instanceof ArrayBuffer && old.byteLength === whole.byteLength)
    return new kind(whole.transfer(length * old.BYTES_PER_ELEMENT))
  const larger = new kind(length)
  larger.set(old as never)
  return larger
}

/**
 * An array of `length` that begins with `old`: in the same memory where it has room behind `old`, which nobody else may
 * use then; else a copy.
 */
export function extended<A extends NumberArray>(old: A, length: number): A {
  const room = Math.floor((old.buffer.byteLength - old.byteOffset) / old.BYTES_PER_ELEMENT)
  if (length > room) return grown(old, length)
  // As in `grown`.
  const kind = old.constructor as new (buffer: ArrayBufferLike, offset: number, length: number) => A
  return new kind(old.buffer, old.byteOffset, length)
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
