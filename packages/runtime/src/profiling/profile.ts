import type { ProgressEvent } from '@ai-etl/core/contracts/context'
import type { Profile } from '@ai-etl/core/documents/profile'
import { profileSchema } from '@ai-etl/core/documents/profile'
import type { ProfileLimits } from '@ai-etl/core/profile/limits'
import type { ContextSettings } from '../context.ts'
import { assembleProfile } from './assemble.ts'
import { fieldsOf } from './fields.ts'
import { scanDataset } from './scan.ts'

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
  const began = performance.now()
  const scan = await scanDataset(address, settings, options, live)
  const fields = await fieldsOf(scan, settings, options, live)
  const profile = assembleProfile(scan, fields, options)
  return profileSchema.parse({ ...profile, seconds: Math.round(performance.now() - began) / 1000 })
}
