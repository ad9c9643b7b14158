import type { ProgressEvent } from '@ai-etl/core/contracts/context'
import type { Profile } from '@ai-etl/core/documents/profile'
import { profileSchema } from '@ai-etl/core/documents/profile'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { ProfileLimits } from '@ai-etl/core/profile/limits'
import { likelyForeignKeys } from '@ai-etl/core/profile/relations'
import type { TableStructure } from '@ai-etl/core/profile/structure'
import type { ContextSettings } from '../context.ts'
import type { Crew } from '../worker/crew.ts'
import { assembleProfile } from './assemble.ts'
import { profilingCrew } from './crew.ts'
import { keepFacts } from './facts-store.ts'
import { fieldsOf } from './fields.ts'
import { scanDataset } from './scan.ts'
import { structureOf, tableStructures } from './structure.ts'

export interface ProfileOptions {
  /** Look at about so many root rows instead of all. */
  readonly sample?: number
  /** Values of personal fields are shown as they are. */
  readonly showPersonal?: boolean
  /** What may be held in memory; for tests of the bounds. */
  readonly limits?: Partial<ProfileLimits>
}

export interface Live {
  readonly signal: AbortSignal
  readonly progress: (event: ProgressEvent) => void
}

/**
 * Measures a dataset: reads it once, in up to two worker threads, and states what is known of each field and table.
 * Texts are in the language of `settings`.
 * @throws PlatformError for an address that cannot be read; `run.cancelled` after an abort
 */
export async function profileDataset(
  address: string,
  settings: ContextSettings,
  options: ProfileOptions,
  live: Live,
): Promise<Profile> {
  const [profile] = await profileDatasets([address], settings, options, live)
  return profile
}

/**
 * Measures several datasets, one after the other, and the likely foreign keys between all their tables, which stand
 * in the `relations` of each profile that they begin in.
 */
export async function profileDatasets(
  addresses: readonly string[],
  settings: ContextSettings,
  options: ProfileOptions,
  live: Live,
): Promise<readonly Profile[]> {
  const measured: Measured[] = []
  const crew = profilingCrew(settings)
  const cancelled = whenAborted(live.signal)
  try {
    for (const address of addresses) {
      const work = measure(address, crew, settings, options, live)
      measured.push(await Promise.race([work, cancelled.promise]))
    }
  } finally {
    cancelled.release()
    await crew.close()
  }
  const relations = likelyForeignKeys(measured.flatMap(({ structures }) => structures))
  return measured.map(({ profile, structures }) => {
    const own = relations.filter(({ from }) => structures.some(({ name }) => name === from.table))
    return { ...profile, relations: [...profile.relations, ...own] }
  })
}

/** A promise that fails when the signal aborts: stages that compute do not look up, and hold nothing to clean up. */
function whenAborted(signal: AbortSignal): { promise: Promise<never>; release: () => void } {
  const { promise, reject } = Promise.withResolvers<never>()
  const fail = () => reject(new PlatformError('run.cancelled', {}))
  signal.addEventListener('abort', fail, { once: true })
  if (signal.aborted) fail()
  // Nobody may be waiting any more.
  promise.catch(() => undefined)
  return { promise, release: () => signal.removeEventListener('abort', fail) }
}

interface Measured {
  readonly profile: Profile
  readonly structures: readonly TableStructure[]
}

async function measure(
  address: string,
  crew: Crew,
  settings: ContextSettings,
  options: ProfileOptions,
  live: Live,
): Promise<Measured> {
  const began = performance.now()
  const scan = await scanDataset(address, crew, options, live)
  const fields = await fieldsOf(scan, crew, options, live)
  const structures = tableStructures(scan, fields)
  const facts = await structureOf(structures, scan, crew, live)
  const assembled = assembleProfile(scan, fields, facts, options, settings.lang)
  const seconds = Math.round(performance.now() - began) / 1000
  const profile = profileSchema.parse({ ...assembled, seconds })
  if (options.sample === undefined) await keepFacts(address, scan.source, profile, settings)
  return { profile, structures }
}
