import { runSchema } from '@ai-etl/core/documents/run'
import { runPipeline } from '@ai-etl/runtime/load/pipeline/run'
import { z } from 'zod'
import { UNNAMED } from '../../pipelines/document.ts'
import { runSaid } from '../../runs/said.ts'
import { jobKind } from '../kind.ts'
import { toolsOf } from '../tools.ts'
import { ANALYSIS } from './analysis.ts'

/** Reads all that a document would load and writes nothing; the answer is the run document. */
export const dryRunJob = jobKind({
  kind: 'dry-run',
  ...ANALYSIS,
  input: z.object({ text: z.string(), name: z.string().default(UNNAMED), params: z.record(z.string(), z.string()) }),
  answer: runSchema,
  said: runSaid,
  async run(work) {
    const { settings, live } = await toolsOf(work)
    const { text, name, params } = work.input
    return runPipeline({ name, text }, { dryRun: true, params, parent: work.jobId }, settings, live)
  },
})
