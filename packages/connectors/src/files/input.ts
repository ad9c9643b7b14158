import type { LocalFile } from '../places/local/find.ts'
import { openPlainFile } from '../places/local/reader.ts'
import { openMember } from './archive.ts'
import { openCompressedFile } from './compression.ts'
import { transcodingReader } from './encoding/transcode.ts'
import type { ByteReader, Compression, InputFile } from './format.ts'

/** A file, or a member of an archive, before its encoding is known. */
export interface StoredFile {
  readonly file: LocalFile
  readonly compression: Compression | null
  /** Name inside the archive; null outside one. */
  readonly member: string | null
  /** Bytes stored: of the file, or of the member in the archive. */
  readonly storedBytes: number
}

/** `path`, with the member of an archive after `#`. */
export function displayPath(stored: StoredFile): string {
  return stored.member === null ? stored.file.path : `${stored.file.path}#${stored.member}`
}

/** Opens the decompressed bytes at `from` where the file is plain, else at their beginning. */
export function openStored(stored: StoredFile, from = 0): ByteReader | Promise<ByteReader> {
  const { path, absolute } = stored.file
  if (stored.member !== null) return openMember(path, absolute, stored.member)
  if (stored.compression === 'gzip' || stored.compression === 'zstd') {
    return openCompressedFile(path, absolute, stored.compression)
  }
  return openPlainFile(path, absolute, from)
}

/**
 * The decoded stream of a stored file.
 * @param encoding null for binary formats
 * @param mark length of its byte order mark
 */
export function inputFile(stored: StoredFile, encoding: string | null, mark: number): InputFile {
  const transcoded = encoding !== null && encoding !== 'utf-8'
  const seekable = stored.compression === null && !transcoded
  const firstByte = transcoded ? 0 : mark
  return {
    path: displayPath(stored),
    bytes: stored.storedBytes,
    modified: stored.file.modified,
    localPath: stored.member === null ? stored.file.absolute : null,
    compression: stored.compression,
    encoding,
    firstByte,
    endByte: seekable ? stored.storedBytes : null,
    seekable,
    async open(from = firstByte) {
      if (seekable) return openStored(stored, from)
      const reader = await openStored(stored)
      if (transcoded) await skip(reader, mark)
      const decoded = transcoded ? transcodingReader(reader, encoding) : reader
      await skip(decoded, from - decoded.position)
      return decoded
    },
  }
}

/** Reads and drops bytes. */
async function skip(reader: ByteReader, count: number): Promise<void> {
  if (count <= 0) return
  const dropped = Buffer.allocUnsafe(Math.min(count, 256 * 1024))
  for (let left = count; left > 0; ) {
    const got = await reader.read(dropped, 0, Math.min(left, dropped.length))
    if (got === 0) return
    left -= got
  }
}

/** At most `length` bytes from where the reader stands. */
export async function readUpTo(reader: ByteReader, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(length)
  let filled = 0
  while (filled < length) {
    const got = await reader.read(bytes, filled, length - filled)
    if (got === 0) break
    filled += got
  }
  return bytes.subarray(0, filled)
}
