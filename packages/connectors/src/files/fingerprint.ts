import { createHash } from 'node:crypto'
import type { LocalFile } from '../places/local/find.ts'
import { openPlainFile } from '../places/local/reader.ts'

/** Files up to this size are digested whole. */
const WHOLE_BYTES = 4_000_000
const WINDOW_BYTES = 64 * 1024
const WINDOWS = 32

/**
 * Identity of the content of files, for the ledger: SHA-256 over name, size and bytes of each; of large files, bytes
 * of 32 windows spread evenly from the first to the last byte. The time of change does not count: a copy is the same.
 */
export async function fingerprint(files: readonly LocalFile[], fragment: string | null): Promise<string> {
  const hash = createHash('sha256').update(fragment ?? '')
  const window = Buffer.allocUnsafe(WINDOW_BYTES)
  for (const file of files) {
    hash.update(`\0${file.path.replace(/^.*\//, '')}\0${file.bytes}\0`)
    const reader = openPlainFile(file.path, file.absolute, 0)
    if (file.bytes <= WHOLE_BYTES) {
      for (let got = reader.read(window, 0, WINDOW_BYTES); got > 0; ) {
        hash.update(window.subarray(0, got))
        got = reader.read(window, 0, WINDOW_BYTES)
      }
    }
    await reader.close()
    if (file.bytes > WHOLE_BYTES) {
      for (const bytes of readWindows(file, WINDOWS, WINDOW_BYTES)) hash.update(bytes)
    }
  }
  return hash.digest('hex')
}

/** Pieces of a plain file spread evenly, its beginning and end among them; the whole file when it is small. */
export function readWindows(file: LocalFile, count: number, size: number): Buffer[] {
  const windows = file.bytes <= count * size ? 1 : count
  const length = windows === 1 ? file.bytes : size
  const step = windows === 1 ? 0 : (file.bytes - size) / (windows - 1)
  const found: Buffer[] = []
  for (let w = 0; w < windows; w++) {
    const reader = openPlainFile(file.path, file.absolute, Math.floor(w * step))
    const bytes = Buffer.allocUnsafe(length)
    const got = reader.read(bytes, 0, length)
    void reader.close()
    found.push(bytes.subarray(0, got))
  }
  return found
}
