import { isDeepStrictEqual } from 'node:util'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Ddl, Dialect } from '@ai-etl/core/documents/ddl'
import type { Profile } from '@ai-etl/core/documents/profile'
import type { Language } from '@ai-etl/core/messages/language'
import { renamedFields } from '@ai-etl/core/profile/overrides'
import type { DdlOptions } from '@ai-etl/runtime/corridor/ddl'
import type { StatedUse } from '@ai-etl/runtime/corridor/use'
import { insertDesign } from '@ai-etl/runtime/store/queries/designs/insert'
import { lastDesignsOfDataset } from '@ai-etl/runtime/store/queries/designs/last-of-dataset'
import { showDesign } from '@ai-etl/runtime/store/queries/designs/show'
import { showProfile } from '@ai-etl/runtime/store/queries/profiles/show'
import { one, rows } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'
import type { Profiled } from './profiles.ts'

/** What a design was asked for with; kept beside its document, so that it can be made again. */
interface Asked {
  readonly options: DdlOptions
  readonly stated: StatedUse
  /** Of the reasons. */
  readonly lang: Language
}

/** Keeps a design of a dataset's profile; gives its id. */
export async function keepDesign(
  { database }: Pick<Services, 'database'>,
  { dataset, profileId }: Pick<Profiled, 'dataset' | 'profileId'>,
  ddl: Ddl,
  {
    options,
    stated,
    lang,
    adviceId,
    userId,
  }: Asked & { readonly adviceId: string | null; readonly userId: string | null },
): Promise<string> {
  const { id } = await one(database, insertDesign, {
    projectId: dataset.projectId,
    profileId,
    adviceId,
    address: maskSecrets(dataset.title ?? dataset.name),
    dialect: ddl.dialect,
    checked: ddl.checked,
    statements: ddl.statements,
    document: { ddl, options, stated, lang },
    createdBy: userId,
  })
  return id
}

/** A design as it is stored, with its document. */
export async function storedDesign({ database }: Pick<Services, 'database'>, projectId: string, designId: string) {
  const { document, statements: _, ...item } = await one(database, showDesign, { projectId, designId })
  // Written by keepDesign alone.
  const { ddl, options, stated, lang } = document as Asked & { readonly ddl: Ddl }
  return { item, ddl, options, stated, lang }
}

/** Designs that are looked through for those that still stand. */
const LOOKED_THROUGH = 60

/**
 * The newest designs of a dataset, one for each dialect, that were asked for with the same and still stand: nothing has
 * been measured, advised or said of its fields since. Null unless there is one for each.
 */
export async function standingDesigns(
  services: Pick<Services, 'database'>,
  { dataset, profileId }: Pick<Profiled, 'dataset' | 'profileId'>,
  {
    dialects,
    adviceId,
    ...asked
  }: { readonly dialects: readonly Dialect[]; readonly adviceId: string | null } & Omit<Asked, 'options'> & {
      readonly options: Omit<DdlOptions, 'dialect'>
    },
): Promise<readonly { readonly designId: string; readonly ddl: Ddl }[] | null> {
  const { id: datasetId, projectId, updatedAt } = dataset
  const last = await rows(services.database, lastDesignsOfDataset, { projectId, datasetId, limit: LOOKED_THROUGH })
  const found = []
  for (const dialect of dialects) {
    const newest = last.find(
      (one) =>
        one.dialect === dialect &&
        one.profileId === profileId &&
        one.adviceId === adviceId &&
        one.createdAt >= updatedAt,
    )
    if (newest === undefined) return null
    const { ddl, options, stated, lang } = await storedDesign(services, projectId, newest.id)
    const same = isDeepStrictEqual(
      plain({ options, stated, lang }),
      plain({ ...asked, options: { ...asked.options, dialect } }),
    )
    if (!same) return null
    found.push({ designId: newest.id, ddl })
  }
  return found
}

/** As it stands in the database: without what is absent. */
function plain(value: object): unknown {
  return JSON.parse(JSON.stringify(value))
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
