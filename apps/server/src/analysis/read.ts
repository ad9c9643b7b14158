import type { Profile } from '@ai-etl/core/documents/profile'
import type { ContextSettings } from '@ai-etl/runtime/context'
import { type Live, type ProfileOptions, profileDataset } from '@ai-etl/runtime/profiling/profile'
import type { ReadableSource } from '../sources/source.ts'

/** Profiles a source; the profile calls it by its label. @throws PlatformError as profileDataset does */
export async function profileSource(
  { address, label }: ReadableSource,
  options: ProfileOptions,
  settings: ContextSettings,
  live: Live,
): Promise<Profile> {
  const profile = await profileDataset(address, settings, options, live)
  return label === null ? profile : { ...profile, dataset: label }
}
