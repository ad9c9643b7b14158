import { overlapInPool } from '@ai-etl/runtime/load/pipeline/pooled'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { projectSettings } from '../../project-settings.ts'
import { documentName, textSchema } from './pipeline.ts'

/** A person waits for it beside a form. */
const LONGEST_MS = 15_000

const side = z.object({
  rows: z.number(),
  matched: z.number().describe('rows with at least one partner'),
  whole: z.boolean().describe('whether these are all rows of the side, and not the beginning of them'),
})

export const measurePipelineJoin = route({
  id: 'measurePipelineJoin',
  method: 'POST',
  path: '/pipelines/overlap',
  tag: 'pipelines',
  summary: 'How the sides of a join of a document meet, saved or not, counted over the first rows of the sources',
  scope: 'project',
  body: z.object({
    text: textSchema,
    name: documentName,
    step: z.string().min(1).max(200).describe('name of the join'),
  }),
  answer: z.object({
    step: z.string(),
    left: side,
    right: side,
    pairs: z.number().describe('pairs of rows for which the condition holds'),
    rows: z.number().describe('rows that the join gives of these'),
  }),
  async handle({ services, project, body, lang, signal }) {
    const settings = await projectSettings(services, project.id, lang)
    const asked = { at: { name: body.name, text: body.text }, step: body.step }
    return overlapInPool(services.pool, asked, settings, { signal, time: LONGEST_MS })
  },
})
