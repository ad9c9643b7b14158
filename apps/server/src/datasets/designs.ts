import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Ddl } from '@ai-etl/core/documents/ddl'
import type { Profile } from '@ai-etl/core/documents/profile'
import { renamedFields } from '@ai-etl/core/profile/overrides'
import type { DdlOptions } from '@ai-etl/runtime/corridor/ddl'
import type { StatedUse } from '@ai-etl/runtime/corridor/use'
import { insertDesign } from '@ai-etl/runtime/store/queries/designs/insert'
import { showDesign } from '@ai-etl/runtime/store/queries/designs/show'
import { showProfile } from '@ai-etl/runtime/store/queries/profiles/show'
import { one } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'
import type { Profiled } from './profiles.ts'

/** What a design was asked for with; kept beside its document, so that it can be made again. */
interface Asked {
  readonly options: DdlOptions
  readonly stated: StatedUse
}

/** Keeps a design of a dataset's profile; gives its id. */
export async function keepDesign(
  { database }: Pick<Services, 'database'>,
  { dataset, profileId }: Pick<Profiled, 'dataset' | 'profileId'>,
  ddl: Ddl,
  { options, stated, adviceId, userId }: Asked & { readonly adviceId: string | null; readonly userId: string | null },
): Promise<string> {
  const { id } = await one(database, insertDesign, {
    projectId: dataset.projectId,
    profileId,
    adviceId,
    address: maskSecrets(dataset.title ?? dataset.name),
    dialect: ddl.dialect,
    checked: ddl.checked,
    statements: ddl.statements,
    document: { ddl, options, stated },
    createdBy: userId,
  })
  return id
}

/** A design as it is stored, with its document. */
export async function storedDesign({ database }: Pick<Services, 'database'>, projectId: string, designId: string) {
  const { document, statements: _, ...item } = await one(database, showDesign, { projectId, designId })
  // Written by keepDesign alone.
  const { ddl, options, stated } = document as Asked & { readonly ddl: Ddl }
  return { item, ddl, options, stated }
}

/** The profile that a design was made from, its fields under the names that the design gave them. */
export async function profileOfDesign(
  { database }: Pick<Services, 'database'>,
  projectId: string,
  profileId: string,
): Promise<Profile> {
  const { document } = await one(database, showProfile, { projectId, profileId })
  // Written by the profiler alone.
  return renamedFields(document as Profile)
}
