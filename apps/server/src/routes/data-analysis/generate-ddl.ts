import { maskSecrets } from '@ai-etl/core/address/mask'
import { ddlSchema } from '@ai-etl/core/documents/ddl'
import { PlatformError } from '@ai-etl/core/errors/error'
import { z } from 'zod'
import { atLeast } from '../../access/role.ts'
import { answerByJob, asyncQuery, jobStarted } from '../../analysis/answer.ts'
import { ddlOptionsSchema, useSchema } from '../../analysis/options.ts'
import { route } from '../../http/route.ts'
import { generateDdlJob } from '../../jobs/kinds/generate-ddl.ts'
import { readable } from '../../sources/readable.ts'
import { sourceSchema } from '../../sources/source.ts'

export const generateDdl = route({
  id: 'generateDdl',
  method: 'POST',
  path: '/data-analysis/generate-ddl',
  tag: 'data-analysis',
  summary: 'Design the tables of a dataset for one of six dialects',
  scope: 'project',
  query: asyncQuery,
  accepted: jobStarted,
  body: z.object({
    source: sourceSchema,
    sample: z.int().min(1).optional().describe('about so many rows instead of all'),
    ...ddlOptionsSchema.shape,
    ...useSchema.shape,
    execute: z.string().min(1).max(4000).optional().describe('address to make the tables at; needs the role engineer'),
  }),
  answer: ddlSchema,
  async handle(call) {
    const { source, ...options } = call.body
    if (options.execute !== undefined) {
      if (!atLeast(call.project.role, 'engineer')) throw new PlatformError('access.denied', { needed: 'engineer' })
      await call.audit('ddl.execute', null, { target: maskSecrets(options.execute), dialect: options.dialect })
    }
    const input = { source: await readable(source, call.project.id, call.services), ...options }
    return answerByJob(generateDdlJob, input, call)
  },
})
