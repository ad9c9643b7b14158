import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Source } from '@ai-etl/core/contracts/source'
import type { Profile } from '@ai-etl/core/documents/profile'
import type { ColumnFacts, SourceFacts } from '@ai-etl/core/pipeline/warning'
import { factsOfProfile } from '@ai-etl/core/pipeline/warning'
import { resolveAddress } from '../connections/resolve.ts'
import type { ContextSettings } from '../context.ts'
import { addressIdentity } from '../load/identity.ts'
import { makeFolder } from '../make-folder.ts'

/** What a system's tables hold changes; facts older than this say nothing of them any more. In milliseconds. */
const LONGEST_MS = 30 * 86_400_000

/** What says whether facts are of this very source. */
type Known = Pick<Source, 'fingerprint' | 'format'>

/**
 * `<data-dir>/facts/<digest of what was measured>.json`: counts of the last whole profile, bounds of numbers and moments,
 * lists of few values, and no value of people.
 */
interface KeptFacts {
  /** Of the content that was measured; null for systems. */
  readonly fingerprint: string | null
  readonly measuredAt: string
  readonly rows: number
  readonly columns: Readonly<Record<string, ColumnFacts>>
}

/**
 * Keeps the counts of a profile of the whole dataset, for checks of pipelines that read the same. Nothing depends on them:
 * where they cannot be written they are not kept.
 */
export async function keepFacts(
  address: string,
  source: Known,
  profile: Pick<Profile, 'tables'>,
  settings: ContextSettings,
): Promise<void> {
  try {
    const { rows, columns } = factsOfProfile(profile)
    const facts: KeptFacts = {
      fingerprint: source.fingerprint,
      measuredAt: new Date().toISOString(),
      rows,
      columns: Object.fromEntries(columns),
    }
    const path = await pathOf(address, source, settings)
    await makeFolder(join(settings.dataDir, 'facts'))
    const draft = `${path}.${process.pid}.part`
    await writeFile(draft, JSON.stringify(facts))
    await rename(draft, path)
  } catch {
    // A profile is one where nothing can be kept, too.
  }
}

/** What was measured of a source that is as it was then; null where nothing is known. */
export async function knownFacts(
  address: string,
  source: Known,
  settings: ContextSettings,
): Promise<SourceFacts | null> {
  const text = await readFile(await pathOf(address, source, settings), 'utf8').catch(() => null)
  const kept = text === null ? null : parsed(text)
  if (kept === null || kept.fingerprint !== source.fingerprint) return null
  if (kept.fingerprint === null && Date.now() - Date.parse(kept.measuredAt) > LONGEST_MS) return null
  return { rows: kept.rows, current: kept.fingerprint !== null, columns: new Map(Object.entries(kept.columns)) }
}

/** Written by keepFacts alone; half a file is none. */
function parsed(text: string): KeptFacts | null {
  try {
    return JSON.parse(text) as KeptFacts
  } catch {
    return null
  }
}

/**
 * Files are known by their content and how they are read, wherever they lie; systems by their address. The same name of a
 * saved connection is another one in another project.
 */
async function pathOf(address: string, { format, fingerprint }: Known, settings: ContextSettings): Promise<string> {
  const { options, fragment } = await resolveAddress(address, settings)
  const what =
    fingerprint === null
      ? await addressIdentity(address, format.name, settings)
      : [fingerprint, format.name, Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1)), fragment]
  const key = JSON.stringify([settings.connections?.file ?? null, what])
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 32)
  return join(settings.dataDir, 'facts', `${digest}.json`)
}
