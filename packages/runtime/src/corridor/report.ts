import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { advise } from '@ai-etl/core/advice/advise'
import type { Profile } from '@ai-etl/core/documents/profile'
import { type Run, runSchema } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import { assessQuality } from '@ai-etl/core/profile/quality'
import type { ContextSettings } from '../context.ts'
import { type Live, profileDataset } from '../profiling/profile.ts'
import type { Documents } from '../reports/evidence.ts'
import { adviceInputs, type Use } from './use.ts'

/**
 * The documents that reports are made from.
 * @param subject an address, or a run whose source is then read
 * @throws PlatformError `run.unknown`, and those of addresses, files and connections
 */
export async function reportDocuments(
  subject: string,
  use: Use,
  settings: ContextSettings,
  live: Live,
): Promise<Documents> {
  const run = await readRun(subject, settings)
  const profile = await profileDataset(run?.source ?? subject, settings, {}, live)
  return documentsOf(profile, use, settings, run)
}

/** The same from a profile that is there already. */
export async function documentsOf(
  profile: Profile,
  use: Use,
  settings: Pick<ContextSettings, 'lang'>,
  run: Run | null = null,
): Promise<Documents> {
  const { lang } = settings
  const advice = advise(profile, await adviceInputs(use, profile, lang), lang)
  return { profile, advice, quality: assessQuality(profile, lang), run }
}

/** The run that a subject names; null when it is an address. */
async function readRun(subject: string, { dataDir }: ContextSettings): Promise<Run | null> {
  if (!/^\d{8}-\d{6}-[0-9a-f]+$/.test(subject)) return null
  try {
    return runSchema.parse(JSON.parse(await readFile(join(dataDir, 'runs', subject, 'run.json'), 'utf8')))
  } catch (cause) {
    throw new PlatformError('run.unknown', { run: subject }, { cause })
  }
}
