import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { Gunzip, ZstdDecompress } from 'node:zlib'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { ByteReader, Compression } from './format.ts'
import { ZstdFrames } from './zstd-frames.ts'

/**
 * Decompressed bytes may be this many times the compressed ones once they exceed BOMB_FREE_BYTES. Gzip cannot pass
 * about 1,030; real tables and documents stay under 100.
 */
const BOMB_RATIO = 500
const BOMB_FREE_BYTES = 100_000_000
const CHUNK_BYTES = 256 * 1024

/** What the first bytes say the compression is, whatever the file's name: magic numbers of RFC 1952, RFC 8878, APPNOTE. */
export function detectCompression(head: Buffer): Compression | null {
  if (head.length >= 3 && head[0] === 0x1f && head[1] === 0x8b && head[2] === 8) return 'gzip'
  if (head.length >= 4 && head.readUInt32LE(0) === 0xfd2fb528) return 'zstd'
  if (head.length >= 4 && (head.readUInt32LE(0) === 0x04034b50 || head.readUInt32LE(0) === 0x06054b50)) return 'zip'
  return null
}

/** Reads a gzip or zstd file through node:zlib, streaming; of several members or frames, all. */
export function openCompressedFile(path: string, absolute: string, compression: 'gzip' | 'zstd'): ByteReader {
  const stored = createReadStream(absolute, { highWaterMark: CHUNK_BYTES })
  const options = { chunkSize: CHUNK_BYTES }
  const decoder = compression === 'gzip' ? createGunzip(options) : createZstdDecompress(options)
  feed(stored, decoder, compression === 'zstd' ? new ZstdFrames() : null).catch((cause: Error) =>
    decoder.destroy(cause),
  )
  return streamReader(
    path,
    decoder,
    () => stored.bytesRead,
    () => stored.destroy(),
  )
}

/** Writes stored chunks to a decoder, zstd's cut where frames end: see ZstdFrames. */
async function feed(stored: Readable, decoder: Gunzip | ZstdDecompress, frames: ZstdFrames | null): Promise<void> {
  for await (const chunk of stored) {
    // Streams of files without an encoding give buffers.
    const bytes = chunk as Buffer
    let at = 0
    for (const border of [...(frames?.advance(bytes) ?? []), bytes.length]) {
      if (border > at) await write(decoder, bytes.subarray(at, border))
      at = border
    }
  }
  if (frames && !frames.whole) throw new Error('unexpected end of file')
  decoder.end()
}

function write(decoder: Gunzip | ZstdDecompress, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    decoder.write(bytes, (cause) => (cause ? reject(cause) : resolve()))
  })
}

/** A pull reader over a stream of decompressed bytes; `consumed` counts compressed ones. */
export function streamReader(
  path: string,
  stream: Readable,
  consumed: () => number,
  release: () => void = () => {},
): ByteReader {
  const chunks = stream[Symbol.asyncIterator]()
  let chunk: Buffer = Buffer.alloc(0)
  let at = 0
  let position = 0

  const take = (into: Buffer, offset: number, length: number): number => {
    const got = chunk.copy(into, offset, at, Math.min(chunk.length, at + length))
    at += got
    position += got
    if (position > BOMB_FREE_BYTES && position > consumed() * BOMB_RATIO) {
      throw new PlatformError('file.bomb', { path, ratio: BOMB_RATIO }, { where: path })
    }
    return got
  }
  const refill = async (into: Buffer, offset: number, length: number): Promise<number> => {
    while (at >= chunk.length) {
      const next = await chunks.next().catch((cause: Error) => {
        throw new PlatformError('file.corrupt', { path, why: phrase('file.stream-damaged') }, { where: path, cause })
      })
      if (next.done) return 0
      chunk = next.value as Buffer
      at = 0
    }
    return take(into, offset, length)
  }
  return {
    read: (into, offset, length) => (at < chunk.length ? take(into, offset, length) : refill(into, offset, length)),
    get position() {
      return position
    },
    get consumed() {
      return consumed()
    },
    async close() {
      stream.destroy()
      release()
    },
  }
}
