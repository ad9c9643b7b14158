import { queryPatternsSchema } from '@ai-etl/core/documents/queries'
import { analyzeQueries } from '@ai-etl/core/queries/analyze'
import { z } from 'zod'
import { profileSource } from '../../analysis/read.ts'
import { readableSource } from '../../sources/source.ts'
import { jobKind } from '../kind.ts'
import { serverKey } from '../server-key.ts'
import { toolsOf } from '../tools.ts'
import { ANALYSIS } from './analysis.ts'

/** What queries filter, join, group and sort by, held against a profile; the answer is the document of query patterns. */
export const analyzeQueryPatternsJob = jobKind({
  kind: 'analyze-query-patterns',
  ...ANALYSIS,
  input: z.object({ source: readableSource, sample: z.int().optional(), queries: z.array(z.string()) }),
  answer: queryPatternsSchema,
  concurrencyKey: ({ source }) => serverKey(source.address),
  async run(work) {
    const { settings, live } = await toolsOf(work)
    const { source, sample, queries } = work.input
    const profile = await profileSource(source, sample === undefined ? {} : { sample }, settings, live)
    return analyzeQueries(queries, profile, work.lang)
  },
})
