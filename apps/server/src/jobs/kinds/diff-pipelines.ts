import { dataDiffSchema } from '@ai-etl/core/documents/data-diff'
import { diffPipelineRows } from '@ai-etl/runtime/load/pipeline/diff'
import { z } from 'zod'
import { jobKind } from '../kind.ts'
import { toolsOf } from '../tools.ts'
import { ANALYSIS } from './analysis.ts'

const version = z.object({ name: z.string(), text: z.string() })

/** Computes two versions of a document and compares all their rows; writes nothing. */
export const diffPipelinesJob = jobKind({
  kind: 'diff-pipelines',
  ...ANALYSIS,
  input: z.object({
    before: version,
    after: version,
    on: z.string().optional(),
    key: z.array(z.string()).optional(),
    params: z.record(z.string(), z.string()).default({}),
    examples: z.int().optional(),
  }),
  answer: dataDiffSchema,
  async run(work) {
    const { settings, live } = await toolsOf(work)
    const { before, after, on, key, params, examples } = work.input
    const options = {
      params,
      ...(on !== undefined && { on }),
      ...(key && { key }),
      ...(examples !== undefined && { examples }),
    }
    return diffPipelineRows(before, after, options, settings, live)
  },
})
