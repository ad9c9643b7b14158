import { z } from 'zod'
import { route } from '../../http/route.ts'
import { dryRunJob } from '../../jobs/kinds/dry-run.ts'
import { startedSchema } from '../jobs/job.ts'
import { documentName, paramsSchema, textSchema } from './pipeline.ts'

export const dryRunPipeline = route({
  id: 'dryRunPipeline',
  method: 'POST',
  path: '/pipelines/dry-run',
  tag: 'pipelines',
  summary:
    'Read, convert and filter the whole input of a document, saved or not, and write nothing; the job ends with a run document',
  scope: 'project',
  body: z.object({ text: textSchema, name: documentName, params: paramsSchema }),
  answer: startedSchema,
  status: 202,
  async handle({ services, project, user, body, lang }) {
    const request = { projectId: project.id, userId: user.userId, lang, input: body }
    return { jobId: await services.jobs.start(dryRunJob, request) }
  },
})
