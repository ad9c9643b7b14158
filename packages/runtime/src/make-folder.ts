import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it that are missing. Node's own `recursive` never ends on file systems that take no
 * folders and say so with ENOENT (/proc, /sys): it tries the parent, which is there, and the folder again.
 * @param options.mode of the folders that are made
 * @throws Error of the system, for the first folder that could not be made
 */
export async function makeFolder(path: string, options: { readonly mode?: number } = {}): Promise<void> {
  const first = await refusal(path, options)
  if (first === null) return
  if (first.code !== 'ENOENT') throw first
  if (!(await isFolder(dirname(path)))) await makeFolder(dirname(path), options)
  // Somebody else may have made the parent since: only a second refusal is the file system's own.
  const second = await refusal(path, options)
  if (second !== null) throw second
}

/** Tries to make one folder; null when it is there. */
async function refusal(path: string, options: { readonly mode?: number }): Promise<NodeJS.ErrnoException | null> {
  try {
    await mkdir(path, options)
    return null
  } catch (error) {
    const refused = error as NodeJS.ErrnoException
    return refused.code === 'EEXIST' && (await isFolder(path)) ? null : refused
  }
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found?.isDirectory() ?? false
}
