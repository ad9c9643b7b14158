import { PlatformError } from '@ai-etl/core/errors/error'

/** Bytes of a name: file systems take 255, and the store puts a suffix behind names while they arrive. */
const MOST_BYTES = 200

/**
 * The name under which a file is kept: without folders and control characters, cut at its stem where it is too long. A
 * `#` parts a file from what lies inside it, in addresses and in the names of datasets.
 * @throws PlatformError `upload.name-invalid` when nothing is left
 */
export function fileNameOf(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const name = last
    .replace(/\p{Cc}/gu, '')
    .replaceAll('#', '_')
    .trim()
    .replace(/^\.+/, '')
  if (name === '') throw new PlatformError('upload.name-invalid', { name: given.slice(0, 100) })
  return shortened(name)
}

function shortened(name: string): string {
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 && name.length - dot <= 20 ? name.slice(dot) : ''
  let stem = name.slice(0, name.length - extension.length)
  while (Buffer.byteLength(stem + extension) > MOST_BYTES) stem = stem.slice(0, -1)
  // Half of a character beyond the basic plane is none.
  return stem.replace(/[\ud800-\udbff]$/, '') + extension
}
