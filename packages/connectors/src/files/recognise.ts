import type { FileAddress } from '@ai-etl/core/address/address'
import type { Context } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import { HEAD_BYTES, resolveFiles } from './dataset.ts'
import type { FileFormat, InputFile } from './format.ts'
import { formats } from './formats.ts'
import { fileOptions } from './options.ts'
import { readHead } from './read-head.ts'

/** What a matching extension adds: it decides between formats that the contents leave equally likely, no more. */
const EXTENSION_BONUS = 0.1

/**
 * The format of the files behind an address: the one named, else by the contents of the first file.
 * @throws PlatformError as resolveFiles does; `file.format-unknown`
 */
export async function recogniseFormat(address: FileAddress, context: Context): Promise<FileFormat> {
  if (address.format !== null) {
    const named = formats.find((format) => format.name === address.format)
    if (named) return named
    throw new PlatformError('file.format-unknown', { path: address.path }, { where: address.path })
  }
  const { encoding, compression } = fileOptions.partial().parse(pick(address.options, ['encoding', 'compression']))
  const raw = (await resolveFiles(address, context, { text: false, compression })).files[0]
  const text = (await resolveFiles(address, context, { text: true, encoding, compression })).files[0]
  const rawHead = await readHead(raw, HEAD_BYTES)
  const textHead = await readHead(text, HEAD_BYTES)
  let best: FileFormat | null = null
  let bestScore = 0
  for (const format of formats) {
    const head = format.text ? textHead : rawHead
    const certainty = format.detect(head.bytes, head.complete)
    const score = certainty === 0 ? 0 : certainty + (hasExtension(format, text) ? EXTENSION_BONUS : 0)
    if (score > bestScore) {
      best = format
      bestScore = score
    }
  }
  if (best) return best
  if (textHead.bytes.length === 0) throw new PlatformError('file.empty', { path: raw.path }, { where: raw.path })
  throw new PlatformError('file.format-unknown', { path: address.path }, { where: address.path })
}

function hasExtension(format: FileFormat, file: InputFile): boolean {
  const bare = file.path.toLowerCase().replace(/\.(gz|zst|zip)$/, '')
  return format.extensions.some((extension) => bare.endsWith(`.${extension}`))
}

function pick(options: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(options).filter(([name]) => names.includes(name)))
}
