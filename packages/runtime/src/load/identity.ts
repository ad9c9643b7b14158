import { realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { maskSecrets } from '@ai-etl/core/address/mask'
import { resolveAddress } from '../connections/resolve.ts'

interface Settings {
  readonly dataDir: string
  readonly workingDir: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * One text for every spelling of an address, itself an address without secrets: of files the format, the real absolute
 * path and the options in the order of their names. What names a system stays as it was written, secrets masked.
 * @param format that the file was read or is written as; null: only what the address itself says
 * @throws PlatformError as resolveAddress does
 */
export async function addressIdentity(text: string, format: string | null, settings: Settings): Promise<string> {
  const address = await resolveAddress(text, settings)
  if (address.kind !== 'file') return maskSecrets(text)
  const named = address.format ?? format
  const path = await realPath(resolve(settings.workingDir, address.path))
  const options = Object.entries(address.options)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${escape(name)}=${escape(value)}`)
  return maskSecrets(
    [
      named === null ? '' : `${named}:`,
      escape(path),
      address.path.endsWith('/') ? '/' : '',
      options.length === 0 ? '' : `?${options.join('&')}`,
      address.fragment === null ? '' : `#${escape(address.fragment)}`,
    ].join(''),
  )
}

/** Symbolic links resolved as far down as folders exist; the rest of a pattern, or of a new file, as it stands. */
async function realPath(absolute: string): Promise<string> {
  let rest = ''
  for (let at = absolute; ; at = dirname(at)) {
    const real = await realpath(at).catch(() => null)
    if (real !== null) return join(real, rest)
    rest = join(basename(at), rest)
  }
}

/** Only what would be taken for a mark between the parts: the text stays readable. */
function escape(part: string): string {
  return part.replaceAll(/[%?#&=]/g, encodeURIComponent)
}
