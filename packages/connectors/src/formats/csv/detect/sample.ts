import type { InputFile } from '../../../files/format.ts'
import { readUpTo } from '../../../files/input.ts'
import { readHead } from '../../../files/read-head.ts'

/** Bytes of the beginning that a dialect is found from, and of each further piece. */
const HEAD_BYTES = 128 * 1024
/** Bytes of the beginning where the first rows are very long. */
const LONG_HEAD_BYTES = 4 * 1024 * 1024
const PIECE_BYTES = 32 * 1024
const PIECES = 4

/** What a dialect is found from. */
export interface Sample {
  /** The beginning of the file, up to a line end unless it is the whole file. */
  readonly head: Buffer
  /** The head is the whole file. */
  readonly complete: boolean
  /** Pieces from further on, each from a line's beginning to a line's end; a quote may be open at either. */
  readonly pieces: readonly Buffer[]
}

/** Reads the beginning of a file and, where it can be sought in, pieces spread over the rest. */
export async function takeSample(file: InputFile): Promise<Sample> {
  const first = await readHead(file, HEAD_BYTES)
  const head = first.complete || hasSeveralLines(first.bytes) ? first : await readHead(file, LONG_HEAD_BYTES)
  if (head.complete) return { head: head.bytes, complete: true, pieces: [] }
  const pieces: Buffer[] = []
  if (file.seekable && file.endByte !== null) {
    const step = (file.endByte - HEAD_BYTES - PIECE_BYTES) / PIECES
    for (let p = 1; p <= PIECES && step > PIECE_BYTES; p++) {
      const reader = await file.open(Math.floor(HEAD_BYTES + p * step))
      pieces.push(wholeLines(await readUpTo(reader, PIECE_BYTES), true))
      await reader.close()
    }
  }
  return { head: wholeLines(head.bytes, false), complete: false, pieces }
}

/** Cuts off what does not end in a line end and, with `both`, what does not begin after one. */
function wholeLines(bytes: Buffer, both: boolean): Buffer {
  const end = lineEndBefore(bytes, bytes.length)
  if (end === 0) return both ? bytes.subarray(0, 0) : bytes
  if (!both) return bytes.subarray(0, end)
  const lf = bytes.indexOf(10)
  const start = lf === -1 ? bytes.indexOf(13) + 1 : lf + 1
  return bytes.subarray(start, Math.max(start, end))
}

function hasSeveralLines(bytes: Buffer): boolean {
  const first = bytes.findIndex((byte) => byte === 10 || byte === 13)
  return first !== -1 && bytes.subarray(first + 2).some((byte) => byte === 10 || byte === 13)
}

function lineEndBefore(bytes: Buffer, from: number): number {
  const lf = bytes.lastIndexOf(10, from - 1)
  // A file of lone carriage returns.
  return lf === -1 ? bytes.lastIndexOf(13, from - 2) + 1 : lf + 1
}
