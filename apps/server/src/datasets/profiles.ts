import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Profile } from '@ai-etl/core/documents/profile'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Language } from '@ai-etl/core/messages/language'
import { profileAgain } from '@ai-etl/core/messages/profile-again'
import { type FieldOverride, fittingOverrides, overrideFields } from '@ai-etl/core/profile/overrides'
import { noteDatasetSize } from '@ai-etl/runtime/store/queries/datasets/note-size'
import { setDatasetOverrides } from '@ai-etl/runtime/store/queries/datasets/set-overrides'
import { showDataset } from '@ai-etl/runtime/store/queries/datasets/show'
import { insertProfile } from '@ai-etl/runtime/store/queries/profiles/insert'
import { setProfileDocument } from '@ai-etl/runtime/store/queries/profiles/set-document'
import { showProfile } from '@ai-etl/runtime/store/queries/profiles/show'
import { none, one, transaction } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'
import { type Dataset, titleOf } from './source.ts'

/** A dataset with its last profile. */
export interface Profiled {
  readonly dataset: Dataset
  readonly profileId: string
  readonly measuredAt: string
  readonly profile: Profile
}

/** @param lang that its texts are said in; absent: as they are kept @throws PlatformError `dataset.unprofiled` */
export async function lastProfile(
  { database }: Pick<Services, 'database'>,
  projectId: string,
  datasetId: string,
  lang?: Language,
): Promise<Profiled> {
  const dataset = await one(database, showDataset, { projectId, datasetId })
  if (dataset.profileId === null) throw new PlatformError('dataset.unprofiled', { name: titleOf(dataset) })
  const { document, createdAt } = await one(database, showProfile, { projectId, profileId: dataset.profileId })
  // Written by keepProfile alone.
  const profile = document as Profile
  const said = lang === undefined ? profile : profileAgain(profile, lang)
  return { dataset, profileId: dataset.profileId, measuredAt: createdAt, profile: said }
}

/** Keeps what was measured as the last profile of a dataset, with what people have said of its fields. */
export async function keepProfile(
  { database }: Pick<Services, 'database'>,
  { dataset, profile, userId }: { dataset: Dataset; profile: Profile; userId: string | null },
): Promise<{ readonly profileId: string }> {
  const { id: datasetId, projectId, overrides } = dataset
  const document = overrideFields(profile, fittingOverrides(profile, overrides))
  const { bytes, rows, seconds } = profile
  return transaction(database, async (tx) => {
    const kept = await one(tx, insertProfile, {
      projectId,
      datasetId,
      bytes,
      rows,
      seconds,
      document,
      address: maskSecrets(profile.dataset),
      fingerprint: null,
      createdBy: userId,
    })
    await none(tx, noteDatasetSize, { projectId, datasetId, rows: profile.sampled ? null : rows, bytes })
    return { profileId: kept.id }
  })
}

/** Keeps what people say of a dataset's fields, in its last profile as well. @throws PlatformError as overrideFields does */
export async function keepOverrides(
  services: Pick<Services, 'database'>,
  projectId: string,
  datasetId: string,
  overrides: readonly FieldOverride[],
): Promise<Profiled> {
  const { profile, profileId, ...rest } = await lastProfile(services, projectId, datasetId)
  const document = overrideFields(profile, overrides)
  const dataset = await transaction(services.database, async (tx) => {
    await none(tx, setProfileDocument, { projectId, profileId, document })
    return one(tx, setDatasetOverrides, { projectId, datasetId, overrides })
  })
  return { ...rest, dataset, profileId, profile: document }
}
