import { PlatformError } from '@ai-etl/core/errors/error'
import { profileDatasets } from '@ai-etl/runtime/profiling/profile'
import { showDataset } from '@ai-etl/runtime/store/queries/datasets/show'
import { maybe } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { keepProfile } from '../../datasets/profiles.ts'
import { sourceOfDataset } from '../../datasets/source.ts'
import { readable } from '../../sources/readable.ts'
import { jobKind } from '../kind.ts'
import { toolsOf } from '../tools.ts'
import { ANALYSIS } from './analysis.ts'

/** Measures datasets together, so that relations between them are found, and keeps their profiles. */
export const profileDatasetsJob = jobKind({
  kind: 'profile-datasets',
  ...ANALYSIS,
  timeoutSeconds: 6 * 3600,
  input: z.object({ datasetIds: z.array(z.uuid()).min(1), sample: z.int().optional() }),
  answer: z.object({ profiles: z.array(z.object({ datasetId: z.uuid(), profileId: z.uuid() })) }),
  async run(work) {
    const { services, projectId, input, userId } = work
    if (projectId === null) throw new RangeError('datasets belong to projects')
    const { settings, live } = await toolsOf(work)
    const sources = await Promise.all(
      input.datasetIds.map(async (datasetId) => {
        const dataset = await maybe(services.database, showDataset, { projectId, datasetId })
        if (dataset === null) throw new PlatformError('object.missing', { kind: 'dataset', id: datasetId })
        return { dataset, ...(await readable(sourceOfDataset(dataset), projectId, services)) }
      }),
    )
    const options = input.sample === undefined ? {} : { sample: input.sample }
    const addresses = sources.map(({ address }) => address)
    const measured = await profileDatasets(addresses, settings, options, live)
    const profiles: { datasetId: string; profileId: string }[] = []
    for (const [index, { dataset, label }] of sources.entries()) {
      const profile = label === null ? measured[index] : { ...measured[index], dataset: label }
      profiles.push({ datasetId: dataset.id, ...(await keepProfile(services, { dataset, profile, userId })) })
    }
    return { profiles }
  },
})
