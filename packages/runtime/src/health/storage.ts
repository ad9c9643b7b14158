import { lstat, readdir, statfs } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Disk, SystemHealth } from './health.ts'

/** The disks of folders, each folder once; those that do not exist are left out. */
export async function measureDisks(
  folders: readonly { readonly what: Disk['what']; readonly path: string }[],
): Promise<readonly Disk[]> {
  const measured = await Promise.all(
    folders.map(async ({ what, path }) => {
      const found = await statfs(path).catch(() => null)
      if (found === null) return null
      const usedBytes = (found.blocks - found.bfree) * found.bsize
      const freeBytes = found.bavail * found.bsize
      // As df counts: what is reserved for root is nobody's to fill.
      return { what, name: basename(path), totalBytes: usedBytes + freeBytes, usedBytes, freeBytes }
    }),
  )
  return measured.filter((disk) => disk !== null)
}

/** How many bytes lie in each folder of a data folder, the largest first. */
export async function measureParts(dataDir: string): Promise<SystemHealth['parts']> {
  const entries = await readdir(dataDir, { withFileTypes: true }).catch(() => [])
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const parts = await Promise.all(
    folders.map(async (part) => ({ part, bytes: await folderBytes(join(dataDir, part)) })),
  )
  return parts.filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes)
}

/** Bytes of all files below a folder; what cannot be looked at, or goes meanwhile, counts nothing. */
export async function folderBytes(folder: string): Promise<number> {
  let bytes = 0
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) bytes += await folderBytes(path)
    else if (entry.isFile()) bytes += (await lstat(path).catch(() => null))?.size ?? 0
  }
  return bytes
}
