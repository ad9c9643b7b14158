import { z } from 'zod'
import { pipelineParams } from '../pipelines/pipeline.ts'

export const dagRunParams = pipelineParams.extend({ dagRunId: z.string().min(1).max(300) })

export const dagRunSchema = z.object({
  id: z.string(),
  state: z.string().describe('queued, running, success, failed'),
  kind: z.string().describe('manual, scheduled, backfill, asset_triggered'),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
})

export const dagTaskSchema = z.object({
  id: z.string(),
  operator: z.string().describe('class of the operator: BashOperator'),
  state: z.string().nullable().describe('null: not yet scheduled'),
  tries: z.number(),
  startedAt: z.string().nullable(),
  seconds: z.number().nullable(),
})
