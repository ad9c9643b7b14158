import type { Stats } from 'node:fs'
import { access, constants, glob, readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { Context } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import { quoted } from '@ai-etl/core/messages/phrase'

/** A file of this machine that may be read. */
export interface LocalFile {
  /** As addressed; for a pattern, relative to the same folder as the pattern. */
  readonly path: string
  /** Absolute, symbolic links resolved. */
  readonly absolute: string
  readonly bytes: number
  /** RFC 3339 */
  readonly modified: string
}

/**
 * The files that a path or a pattern names, in natural order of their names (`part2` before `part10`).
 * A path that exists exactly as written is that file, whatever characters it holds.
 * @throws PlatformError `file.missing`, `file.folder`, `file.unreadable`, `file.outside-roots`
 */
export async function findFiles(path: string, context: Context): Promise<readonly LocalFile[]> {
  const exact = await examine(path, context)
  if (exact) return [exact]
  if (!/[*?[{]/.test(path)) throw new PlatformError('file.missing', { path }, { where: path })
  const names: string[] = []
  for await (const name of glob(path, { cwd: context.workingDir })) names.push(name)
  const found = await Promise.all(names.sort(naturalOrder).map((name) => examine(name, context, true)))
  const files = found.filter((file) => file !== null)
  if (files.length === 0) throw new PlatformError('file.missing', { path }, { where: path })
  return files
}

/** Absolute path of a file to be written, its folder inside the allowed roots. @throws as findFiles does */
export async function targetPath(path: string, context: Context): Promise<string> {
  const absolute = resolve(context.workingDir, path)
  const folder = resolve(absolute, '..')
  const real = await realpath(folder).catch(() => {
    throw new PlatformError('file.missing', { path: folder }, { where: path })
  })
  await checkRoots(path, resolve(real, relative(folder, absolute)), context)
  return path.endsWith('/') ? `${absolute}/` : absolute
}

/**
 * The text of one file that an address's option names: a certificate, a key.
 * @throws PlatformError `file.missing`, `file.folder`, `file.unreadable`, `file.outside-roots`
 */
export async function readNamedFile(path: string, context: Context): Promise<string> {
  const file = await examine(path, context)
  if (file === null) throw new PlatformError('file.missing', { path }, { where: path })
  return readFile(file.absolute, 'utf8').catch((cause: NodeJS.ErrnoException) => throwUnreadable(path, cause))
}

/** Null when nothing is there, and for folders that a pattern happened to match. */
async function examine(path: string, context: Context, matched = false): Promise<LocalFile | null> {
  const written = resolve(context.workingDir, path)
  // Before anything is looked for: outside of the roots not even its being there shows.
  await checkRoots(path, written, context, true)
  const absolute = await realpath(written).catch(missingOrThrow(path))
  if (absolute === null) return null
  await checkRoots(path, absolute, context)
  const stats = await stat(absolute).catch(missingOrThrow(path))
  if (stats === null) return null
  if (stats.isDirectory()) {
    if (matched) return null
    throw new PlatformError('file.folder', { path }, { where: path })
  }
  await access(absolute, constants.R_OK).catch((cause: NodeJS.ErrnoException) => throwUnreadable(path, cause))
  return { path, absolute, ...facts(stats) }
}

function facts(stats: Stats): { bytes: number; modified: string } {
  return { bytes: stats.size, modified: stats.mtime.toISOString() }
}

function missingOrThrow(path: string): (cause: NodeJS.ErrnoException) => null {
  return (cause) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR' || cause.code === 'ENAMETOOLONG') return null
    return throwUnreadable(path, cause)
  }
}

function throwUnreadable(path: string, cause: NodeJS.ErrnoException): never {
  throw new PlatformError('file.unreadable', { path, why: quoted(cause.code ?? cause.message) }, { where: path, cause })
}

/**
 * Compares real paths, so that neither `..` nor a symbolic link leads out of the roots.
 * @param asWritten the path's links are not resolved yet: it may begin with a root's own link
 */
async function checkRoots(path: string, absolute: string, context: Context, asWritten = false): Promise<void> {
  if (context.fileRoots === null) return
  for (const given of context.fileRoots) {
    const root = resolve(context.workingDir, given)
    const real = await realpath(root).catch(() => null)
    if (real !== null && (isInside(real, absolute) || (asWritten && isInside(root, absolute)))) return
  }
  throw new PlatformError('file.outside-roots', { path }, { where: path })
}

function isInside(root: string, path: string): boolean {
  const inside = relative(root, path)
  return inside === '' || (inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside))
}

/** Made when first needed: it takes as long as looking at a file. */
let natural: Intl.Collator | null = null

/** Natural order, by code units where it finds no difference. */
function naturalOrder(a: string, b: string): number {
  natural ??= new Intl.Collator('en', { numeric: true })
  return natural.compare(a, b) || (a < b ? -1 : 1)
}
