import type { Readable } from 'node:stream'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { Entry, ZipFile } from 'yauzl'
import { streamReader } from './compression.ts'
import type { ByteReader } from './format.ts'

/** A file inside a zip archive. */
export interface ArchiveMember {
  readonly name: string
  readonly compressedBytes: number
  readonly bytes: number
  readonly encrypted: boolean
}

/**
 * The files of an archive, folders and the resource forks of macOS left out, in the archive's order.
 * @throws PlatformError `file.corrupt`
 */
export async function listMembers(path: string, absolute: string): Promise<readonly ArchiveMember[]> {
  const members: ArchiveMember[] = []
  await walk(path, absolute, (entry) => {
    if (!entry.fileName.endsWith('/') && !entry.fileName.startsWith('__MACOSX/')) members.push(describe(entry))
    return false
  })
  return members
}

/** Reads one member, streaming. @throws PlatformError `file.corrupt`, `file.member-missing` */
export async function openMember(path: string, absolute: string, name: string): Promise<ByteReader> {
  const found = await walk(path, absolute, (entry) => entry.fileName === name)
  if (found === null) throw new PlatformError('file.member-missing', { path, member: name, members: '' })
  const { entry, archive } = found
  const stream = await new Promise<Readable>((resolve, reject) => {
    archive.openReadStream(entry, (cause, opened) => (cause ? reject(corrupt(path, cause)) : resolve(opened)))
  })
  // yauzl tells nothing of the compressed bytes read so far; the share of the decompressed ones stands for it.
  let unpacked = 0
  stream.on('data', (chunk: Buffer) => {
    unpacked += chunk.length
  })
  stream.pause()
  const consumed = () => Math.ceil(entry.compressedSize * Math.min(1, unpacked / (entry.uncompressedSize || 1)))
  return streamReader(path, stream, consumed, () => archive.close())
}

function describe(entry: Entry): ArchiveMember {
  return {
    name: entry.fileName,
    compressedBytes: entry.compressedSize,
    bytes: entry.uncompressedSize,
    encrypted: entry.isEncrypted(),
  }
}

/** Walks the central directory until `stop` is content; the archive stays open only for an entry that was found. */
async function walk(
  path: string,
  absolute: string,
  stop: (entry: Entry) => boolean,
): Promise<{ entry: Entry; archive: ZipFile } | null> {
  const yauzl = await import('yauzl')
  return new Promise((resolve, reject) => {
    yauzl.open(absolute, { lazyEntries: true, autoClose: false }, (cause, archive) => {
      if (cause) return reject(corrupt(path, cause))
      archive.on('error', (failure: Error) => {
        archive.close()
        reject(corrupt(path, failure))
      })
      archive.on('end', () => {
        archive.close()
        resolve(null)
      })
      archive.on('entry', (entry: Entry) => {
        if (stop(entry)) resolve({ entry, archive })
        else archive.readEntry()
      })
      archive.readEntry()
    })
  })
}

function corrupt(path: string, cause: Error): PlatformError {
  return new PlatformError('file.corrupt', { path, why: phrase('file.zip-damaged') }, { where: path, cause })
}
