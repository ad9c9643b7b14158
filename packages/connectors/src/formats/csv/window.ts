import type { ByteReader } from '../../files/format.ts'

/** A window on the decoded stream of a file: bytes[at, end) are to be scanned; bytes[end] must be writable. */
export interface ScanWindow {
  bytes: Buffer
  at: number
  end: number
  /** Offset in the decoded stream of bytes[0]. */
  base: number
  /** No bytes follow bytes[end - 1]. */
  last: boolean
}

/** Bytes read at once. Rows of a megabyte and more make the window grow. */
export const CHUNK_BYTES = 512 * 1024

/** A window at the beginning of what a reader gives; `refill` fills it. */
export function openWindow(reader: ByteReader, chunk = CHUNK_BYTES): ScanWindow {
  return { bytes: Buffer.allocUnsafeSlow(chunk * 2), at: 0, end: 0, base: reader.position, last: false }
}

/**
 * Moves the unscanned bytes to the window's beginning and reads on after them. What was scanned is gone.
 * @returns a promise only when the reader has to wait
 */
export function refill(window: ScanWindow, reader: ByteReader, chunk = CHUNK_BYTES): void | Promise<void> {
  const carried = window.end - window.at
  // A long row is parsed from its beginning after each refill: ever larger ones keep that linear.
  const wanted = Math.max(chunk, carried)
  if (carried + wanted + 1 > window.bytes.length) {
    const grown = Buffer.allocUnsafeSlow((carried + wanted) * 2)
    window.bytes.copy(grown, 0, window.at, window.end)
    window.bytes = grown
  } else if (window.at > 0) {
    window.bytes.copyWithin(0, window.at, window.end)
  }
  window.base += window.at
  window.at = 0
  window.end = carried
  const got = reader.read(window.bytes, carried, wanted)
  if (typeof got === 'number') return accept(window, got)
  return got.then((count) => accept(window, count))
}

function accept(window: ScanWindow, got: number): void {
  window.end += got
  if (got === 0) window.last = true
}
