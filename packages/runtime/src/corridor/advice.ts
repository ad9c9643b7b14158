import { advise } from '@ai-etl/core/advice/advise'
import type { ExperimentResults } from '@ai-etl/core/advice/experiment'
import type { Advice } from '@ai-etl/core/documents/advice'
import type { Profile } from '@ai-etl/core/documents/profile'
import type { ContextSettings } from '../context.ts'
import type { Live } from '../profiling/profile.ts'
import { adviceInputs, type Use } from './use.ts'

/** Where a profiled dataset should live. Pure over the profile: changed inputs need no second look at the data. */
export async function adviceOf(
  profile: Profile,
  use: Use,
  settings: Pick<ContextSettings, 'lang'>,
  experiment?: ExperimentResults,
): Promise<Advice> {
  const inputs = await adviceInputs(use, profile, settings.lang)
  return advise(profile, { ...inputs, ...(experiment ? { experiment } : {}) }, settings.lang)
}

/** Measures a sample in the embedded databases, for adviceOf. @throws PlatformError of the load */
export async function measureStores(
  source: string,
  profile: Profile,
  use: Use,
  settings: ContextSettings,
  live: Live,
): Promise<ExperimentResults> {
  const { runExperiment } = await import('../experiment/run.ts')
  return runExperiment({ source, profile, ...(await adviceInputs(use, profile, settings.lang)) }, settings, live)
}
