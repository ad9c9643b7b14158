import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Advice } from '@ai-etl/core/documents/advice'
import type { Language } from '@ai-etl/core/messages/language'
import type { StatedUse } from '@ai-etl/runtime/corridor/use'
import { insertAdvice } from '@ai-etl/runtime/store/queries/advice/insert'
import { lastAdviceOfDataset } from '@ai-etl/runtime/store/queries/advice/last-of-dataset'
import { showAdvice } from '@ai-etl/runtime/store/queries/advice/show'
import { maybe, one } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'
import type { Profiled } from './profiles.ts'
import { adviceAgain } from './said-again.ts'

/** Advice that was kept, in a reader's language. @throws PlatformError `store.missing` */
export async function keptAdvice(
  services: Pick<Services, 'database'>,
  projectId: string,
  adviceId: string,
  lang: Language,
) {
  return told(services, await one(services.database, showAdvice, { projectId, adviceId }), lang)
}

/** The last that was kept of a dataset; null: none. */
export async function lastAdvice(
  services: Pick<Services, 'database'>,
  projectId: string,
  datasetId: string,
  lang: Language,
) {
  const found = await maybe(services.database, lastAdviceOfDataset, { projectId, datasetId })
  return found && (await told(services, found, lang))
}

interface Kept {
  readonly projectId: string
  readonly profileId: string | null
  readonly workload: unknown
  readonly document: unknown
}

async function told<K extends Kept>(services: Pick<Services, 'database'>, kept: K, lang: Language) {
  // Written by keepAdvice alone.
  const [stated, given] = [kept.workload as StatedUse, kept.document as Advice]
  const { projectId, profileId } = kept
  const document = await adviceAgain(services, { projectId, profileId, stated }, given, lang)
  return { ...kept, workload: stated, document }
}

/** Keeps advice with what was asked for; gives its id. */
export async function keepAdvice(
  { database }: Pick<Services, 'database'>,
  { dataset, profileId }: Pick<Profiled, 'dataset' | 'profileId'>,
  { stated, advice, userId }: { stated: StatedUse; advice: Advice; userId: string | null },
): Promise<string> {
  const { id } = await one(database, insertAdvice, {
    projectId: dataset.projectId,
    profileId,
    address: maskSecrets(advice.dataset),
    workload: stated,
    recommended: advice.recommended,
    document: advice,
    createdBy: userId,
  })
  return id
}
