import { qualitySchema } from '@ai-etl/core/documents/queries'
import { assessQuality } from '@ai-etl/core/profile/quality'
import { profileOptionsSchema } from '../../analysis/options.ts'
import { profileSource } from '../../analysis/read.ts'
import { readableSource } from '../../sources/source.ts'
import { jobKind } from '../kind.ts'
import { serverKey } from '../server-key.ts'
import { toolsOf } from '../tools.ts'
import { ANALYSIS } from './analysis.ts'

/** Profiles a source and scores its quality; the answer is the quality document. */
export const dataQualityReportJob = jobKind({
  kind: 'data-quality-report',
  ...ANALYSIS,
  input: profileOptionsSchema.extend({ source: readableSource }),
  answer: qualitySchema,
  concurrencyKey: ({ source }) => serverKey(source.address),
  async run(work) {
    const { settings, live } = await toolsOf(work)
    const { source, sample, showPersonal } = work.input
    const options = { ...(sample && { sample }), showPersonal: showPersonal ?? false }
    return assessQuality(await profileSource(source, options, settings, live), work.lang)
  },
})
