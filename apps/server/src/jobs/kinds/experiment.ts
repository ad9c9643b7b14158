import { adviceSchema } from '@ai-etl/core/documents/advice'
import { adviceOf, measureStores } from '@ai-etl/runtime/corridor/advice'
import { readUse } from '@ai-etl/runtime/corridor/use'
import { z } from 'zod'
import { useSchema } from '../../analysis/options.ts'
import { keepAdvice } from '../../datasets/advice.ts'
import { lastProfile } from '../../datasets/profiles.ts'
import { sourceOfDataset } from '../../datasets/source.ts'
import { readable } from '../../sources/readable.ts'
import { jobKind } from '../kind.ts'
import { toolsOf } from '../tools.ts'
import { ANALYSIS } from './analysis.ts'

/** Loads a sample of a dataset into the embedded databases, measures, and keeps the advice that follows. */
export const experimentJob = jobKind({
  kind: 'experiment',
  ...ANALYSIS,
  input: useSchema.extend({ datasetId: z.uuid() }),
  answer: z.object({ adviceId: z.uuid(), advice: adviceSchema }),
  async run(work) {
    const { services, projectId, userId } = work
    if (projectId === null) throw new RangeError('datasets belong to projects')
    const { settings, live } = await toolsOf(work)
    const { datasetId, ...stated } = work.input
    const profiled = await lastProfile(services, projectId, datasetId, work.lang)
    const use = readUse(stated)
    const { address } = await readable(sourceOfDataset(profiled.dataset), projectId, services)
    const measured = await measureStores(address, profiled.profile, use, settings, live)
    const advice = await adviceOf(profiled.profile, use, settings, measured)
    return { adviceId: await keepAdvice(services, profiled, { stated, advice, userId }), advice }
  },
})
