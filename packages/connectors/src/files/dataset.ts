import type { FileAddress } from '@ai-etl/core/address/address'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Context } from '@ai-etl/core/contracts/context'
import type { Decision } from '@ai-etl/core/contracts/source'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { EncodingGuess } from './encoding/detect.ts'
import { byteOrderMark, detectEncoding } from './encoding/detect.ts'
import { fingerprint, readWindows } from './fingerprint.ts'
import type { Compression, FileDataset, InputFile } from './format.ts'
import type { StoredFile } from './input.ts'
import { displayPath, inputFile, openStored, readUpTo } from './input.ts'
import { findStoredFiles } from './stored.ts'

/** Bytes of a file that formats and encodings are recognised by. */
export const HEAD_BYTES = 256 * 1024
/** Pieces of a plain file that its encoding is recognised by: a letter beyond ASCII may come late. */
const ENCODING_WINDOWS = 16

/** A dataset before its format is known: options are not validated yet. */
export type ResolvedFiles = Omit<FileDataset, 'options'>

/**
 * Finds the files behind an address and decides on their compression and encoding.
 * @param text false: the format is binary, its bytes are taken as they are
 * @throws PlatformError as findStoredFiles does; `file.encoding-unknown`
 */
export async function resolveFiles(
  address: FileAddress,
  context: Context,
  options: { text: boolean; encoding?: string; compression?: Compression | 'none' },
): Promise<ResolvedFiles> {
  const stored = await findStoredFiles(address.path, address.fragment, options.compression, context)
  const files: InputFile[] = []
  const decisions: Decision[] = []
  for (const [index, one] of stored.files.entries()) {
    const guess = options.text ? await decideEncoding(one, options.encoding) : null
    files.push(inputFile(one, guess?.encoding ?? null, guess?.mark ?? 0))
    if (index > 0) continue
    if (options.compression === undefined && one.compression !== null) {
      decisions.push({ option: 'compression', value: one.compression, confidence: 1 })
    }
    if (guess && options.encoding === undefined) {
      decisions.push({ option: 'encoding', value: guess.encoding, confidence: guess.confidence })
    }
  }
  return {
    address,
    dataset: maskSecrets(address.text),
    name: nameOf(stored.files[0], stored.files.length > 1 ? address.path : null),
    files,
    fingerprint: await fingerprint(stored.local, address.fragment),
    decisions,
    fragment: stored.fragment,
  }
}

async function decideEncoding(stored: StoredFile, said: string | undefined): Promise<EncodingGuess> {
  const plain = stored.compression === null
  const windows = plain ? readWindows(stored.file, ENCODING_WINDOWS, HEAD_BYTES / 4) : [await readStoredHead(stored)]
  if (said === undefined) return detectEncoding(windows)
  const { knownEncoding } = await import('./encoding/transcode.ts')
  const encoding = said.toLowerCase() === 'utf8' ? 'utf-8' : said.toLowerCase()
  if (!knownEncoding(encoding)) throw new PlatformError('file.encoding-unknown', { encoding: said })
  const mark = byteOrderMark(windows[0])
  return { encoding, confidence: 1, mark: mark?.encoding === encoding ? mark.mark : 0 }
}

/** First bytes of a stored file, decompressed but not transcoded. */
async function readStoredHead(stored: StoredFile): Promise<Buffer> {
  const reader = await openStored(stored)
  try {
    return await readUpTo(reader, HEAD_BYTES)
  } finally {
    await reader.close()
  }
}

/**
 * A short name: the file's, without folders and extensions; of a pattern, the part before its first wildcard where
 * that names something.
 */
function nameOf(first: StoredFile, pattern: string | null): string {
  const whole = displayPath(first).replace(/^.*[/#]/, '')
  const bare = whole.replace(/(?<=.)\.(gz|zst|zip)$/i, '').replace(/(?<=.)\.[A-Za-z0-9]{1,8}$/, '')
  const prefix = pattern
    ?.replace(/^.*\//, '')
    .replace(/[*?[{].*$/s, '')
    .replace(/[._\- ]+$/, '')
  return prefix || bare
}
