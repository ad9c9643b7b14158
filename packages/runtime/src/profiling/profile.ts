import type { ProgressEvent } from '@ai-etl/core/contracts/context'
import type { Profile } from '@ai-etl/core/documents/profile'
import { profileSchema } from '@ai-etl/core/documents/profile'
import type { ProfileLimits } from '@ai-etl/core/profile/limits'
import { likelyForeignKeys } from '@ai-etl/core/profile/relations'
import type { TableStructure } from '@ai-etl/core/profile/structure'
import type { ContextSettings } from '../context.ts'
import { assembleProfile } from './assemble.ts'
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
 * @throws PlatformError for an address that cannot be read
 */
export async function profileDataset(
  address: string,
  settings: ContextSettings,
  options: ProfileOptions,
  live: Live,
): Promise<Profile> {
  return (await measure(address, settings, options, live)).profile
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
  for (const address of addresses) measured.push(await measure(address, settings, options, live))
  const relations = likelyForeignKeys(measured.flatMap(({ structures }) => structures))
  return measured.map(({ profile, structures }) => {
    const own = relations.filter(({ from }) => structures.some(({ name }) => name === from.table))
    return { ...profile, relations: [...profile.relations, ...own] }
  })
}

interface Measured {
  readonly profile: Profile
  readonly structures: readonly TableStructure[]
}

async function measure(
  address: string,
  settings: ContextSettings,
  options: ProfileOptions,
  live: Live,
): Promise<Measured> {
  const began = performance.now()
  const scan = await scanDataset(address, settings, options, live)
  const fields = await fieldsOf(scan, settings, options, live)
  const structures = tableStructures(scan, fields)
  const facts = await structureOf(structures, scan, settings, live)
  const profile = assembleProfile(scan, fields, facts, options, settings.lang)
  const relations = [...profile.relations, ...(structures.length > 1 ? likelyForeignKeys(structures) : [])]
  const seconds = Math.round(performance.now() - began) / 1000
  return { profile: profileSchema.parse({ ...profile, relations, seconds }), structures }
}
