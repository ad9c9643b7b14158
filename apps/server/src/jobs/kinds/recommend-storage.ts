import { adviceSchema } from '@ai-etl/core/documents/advice'
import { adviceOf, measureStores } from '@ai-etl/runtime/corridor/advice'
import { readUse } from '@ai-etl/runtime/corridor/use'
import { z } from 'zod'
import { useSchema } from '../../analysis/options.ts'
import { profileSource } from '../../analysis/read.ts'
import { readableSource } from '../../sources/source.ts'
import { jobKind } from '../kind.ts'
import { serverKey } from '../server-key.ts'
import { toolsOf } from '../tools.ts'
import { ANALYSIS } from './analysis.ts'

/** Profiles a source and says where it should live; the answer is the advice document. */
export const recommendStorageJob = jobKind({
  kind: 'recommend-storage',
  ...ANALYSIS,
  input: useSchema.extend({
    source: readableSource,
    sample: z.int().optional(),
    experiment: z.boolean().optional(),
  }),
  answer: adviceSchema,
  concurrencyKey: ({ source }) => serverKey(source.address),
  async run(work) {
    const { settings, live } = await toolsOf(work)
    const { source, sample, experiment, ...stated } = work.input
    const use = readUse(stated)
    const profile = await profileSource(source, sample === undefined ? {} : { sample }, settings, live)
    const measured = experiment ? await measureStores(source.address, profile, use, settings, live) : undefined
    return adviceOf(profile, use, settings, measured)
  },
})
