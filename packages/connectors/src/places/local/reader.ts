import { closeSync, openSync, readSync } from 'node:fs'
import { PlatformError } from '@ai-etl/core/errors/error'
import { quoted } from '@ai-etl/core/messages/phrase'
import type { ByteReader } from '../../files/format.ts'

/** A reader that never waits. */
export interface PlainReader extends ByteReader {
  read(into: Buffer, offset: number, length: number): number
}

/**
 * Reads a plain file as it is, synchronously: the data path runs in a worker thread of its own, where a blocking read
 * from the page cache costs less than any hand-over.
 * @throws PlatformError `file.unreadable`
 */
export function openPlainFile(path: string, absolute: string, from: number): PlainReader {
  const descriptor = attempt(path, () => openSync(absolute, 'r'))
  let position = from
  let open = true
  return {
    read(into, offset, length) {
      const got = attempt(path, () => readSync(descriptor, into, offset, length, position))
      position += got
      return got
    },
    get position() {
      return position
    },
    get consumed() {
      return position
    },
    async close() {
      if (open) closeSync(descriptor)
      open = false
    },
  }
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action()
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new PlatformError('file.unreadable', { path, why: quoted(why) }, { where: path, cause })
  }
}
