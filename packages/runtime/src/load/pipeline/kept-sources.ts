import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Context } from '@ai-etl/core/contracts/context'
import type { ContextSettings } from '../../context.ts'
import { SampledSource } from './sampled-source.ts'

/** How long a source is kept after it was last used, in milliseconds: as long as a person thinks between two edits. */
const KEPT_MS = 60_000
const MOST = 8

interface Kept {
  readonly source: SampledSource
  readonly version: string
  readonly timer: NodeJS.Timeout
}

/** Not in use now, the longest unused first. */
const kept = new Map<string, Kept>()

/**
 * A source as SampledSource.open gives it. Who edits a step asks for the same file again and again: one that was given
 * back is taken up, when it is a single local file that has not changed since, so that it is neither recognised nor
 * sampled anew. What is taken is the taker's alone until it is given back.
 * @throws PlatformError as SampledSource.open does
 */
export async function takeSource(address: string, settings: ContextSettings, context: Context): Promise<SampledSource> {
  const key = keyOf(address, settings)
  const known = kept.get(key)
  if (known !== undefined) {
    forget(key, known)
    if (known.version === (await versionOf(known.source, settings))) return known.source.under(context)
    await known.source.close()
  }
  return SampledSource.open(address, settings, context)
}

/** Ends the use of a source: it is kept for the next one, or closed where its state cannot be told from outside. */
export async function giveBack(source: SampledSource, address: string, settings: ContextSettings): Promise<void> {
  // A saved connection may come to mean another file.
  const version = address.startsWith('@') ? null : await versionOf(source, settings)
  const key = keyOf(address, settings)
  if (version === null || kept.has(key)) return source.close()
  const timer = setTimeout(() => drop(key), KEPT_MS)
  timer.unref()
  kept.set(key, { source, version, timer })
  const [longest] = kept.keys()
  if (kept.size > MOST) drop(longest)
}

function drop(key: string): void {
  const known = kept.get(key)
  if (known === undefined) return
  forget(key, known)
  // A file that was only read has nothing left to fail.
  void known.source.close().catch(() => undefined)
}

function forget(key: string, { timer }: Kept): void {
  clearTimeout(timer)
  kept.delete(key)
}

/** All that decides what an address means and whether it may be read. */
function keyOf(address: string, { workingDir, fileRoots, connections }: ContextSettings): string {
  return JSON.stringify([address, workingDir, fileRoots, connections?.file ?? null])
}

/** What changes with the content; null for all but single local files that the address itself names. */
async function versionOf(source: SampledSource, { workingDir }: ContextSettings): Promise<string | null> {
  const { files } = source
  if (files.length !== 1) return null
  const found = await stat(resolve(workingDir, files[0].path)).catch(() => null)
  if (found === null || !found.isFile() || found.mtime.toISOString() !== files[0].modified) return null
  return `${found.dev} ${found.ino} ${found.mtimeMs} ${found.size}`
}
