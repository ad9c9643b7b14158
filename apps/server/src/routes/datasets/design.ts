import { DIALECTS, ddlSchema } from '@ai-etl/core/documents/ddl'
import { z } from 'zod'
import { answerByJob, asyncQuery, jobStarted } from '../../analysis/answer.ts'
import { ddlOptionsSchema, useSchema } from '../../analysis/options.ts'
import { standingDesigns } from '../../datasets/designs.ts'
import { lastProfile } from '../../datasets/profiles.ts'
import { route } from '../../http/route.ts'
import { designDatasetJob } from '../../jobs/kinds/design-dataset.ts'
import { datasetParams, datasetScope } from './dataset.ts'

export const designDataset = route({
  id: 'designDataset',
  method: 'POST',
  path: '/datasets/:datasetId/designs',
  tag: 'designs',
  summary: 'Design the tables of a dataset from its last profile, for one or more dialects',
  scope: datasetScope,
  params: datasetParams,
  query: asyncQuery,
  accepted: jobStarted,
  body: z.object({
    dialects: z
      .array(z.enum(DIALECTS))
      .min(1)
      .max(DIALECTS.length)
      .default([...DIALECTS]),
    adviceId: z.uuid().nullable().default(null),
    reuse: z
      .boolean()
      .default(false)
      .describe('true: designs asked for with the same are given again while they stand'),
    ...ddlOptionsSchema.omit({ dialect: true }).shape,
    ...useSchema.shape,
  }),
  answer: z.object({ items: z.array(z.object({ designId: z.uuid(), ddl: ddlSchema })) }),
  async handle(call) {
    const { datasetId } = call.params
    const { reuse, ...asked } = call.body
    const profiled = await lastProfile(call.services, call.project.id, datasetId, call.lang)
    if (reuse) {
      const { dialects, adviceId, table, key, names, ...stated } = asked
      const of = { dialects, adviceId, stated, lang: call.lang, options: { table, key, names } }
      const items = await standingDesigns(call.services, profiled, of)
      if (items !== null) return { items: [...items] }
    }
    return answerByJob(designDatasetJob, { datasetId, ...asked }, call)
  },
})
