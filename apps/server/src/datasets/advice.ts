import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Advice } from '@ai-etl/core/documents/advice'
import type { StatedUse } from '@ai-etl/runtime/corridor/use'
import { insertAdvice } from '@ai-etl/runtime/store/queries/advice/insert'
import { showAdvice } from '@ai-etl/runtime/store/queries/advice/show'
import { one } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'
import type { Profiled } from './profiles.ts'

/** Advice as it is stored. @throws PlatformError `store.missing` */
export async function storedAdvice({ database }: Pick<Services, 'database'>, projectId: string, adviceId: string) {
  const found = await one(database, showAdvice, { projectId, adviceId })
  // Written by keepAdvice alone.
  return { ...found, workload: found.workload as StatedUse, document: found.document as Advice }
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
