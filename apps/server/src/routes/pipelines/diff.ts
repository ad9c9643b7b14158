import { z } from 'zod'
import { route } from '../../http/route.ts'
import { diffPipelinesJob } from '../../jobs/kinds/diff-pipelines.ts'
import { startedSchema } from '../jobs/job.ts'
import { documentName, paramsSchema, textSchema } from './pipeline.ts'

const version = z.object({ name: documentName, text: textSchema })

export const diffPipelines = route({
  id: 'diffPipelines',
  method: 'POST',
  path: '/pipelines/diff',
  tag: 'pipelines',
  summary:
    'Compare all rows that two documents, such as two versions, make of their whole input, by key and by column; the job ends with the counts and examples',
  scope: 'project',
  body: z.object({
    before: version,
    after: version,
    on: z.string().min(1).max(200).optional().describe('source or step that both have; absent: the targets'),
    key: z
      .array(z.string().min(1).max(500))
      .max(100)
      .optional()
      .describe('columns that tell rows apart; absent: the keys of the targets'),
    params: paramsSchema,
    examples: z.int().min(0).max(100).optional().describe('rows of each kind that are shown'),
  }),
  answer: startedSchema,
  status: 202,
  async handle({ services, project, user, body, lang }) {
    const request = { projectId: project.id, userId: user.userId, lang, input: body }
    return { jobId: await services.jobs.start(diffPipelinesJob, request) }
  },
})
