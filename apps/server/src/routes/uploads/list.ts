import { page } from '@ai-etl/runtime/store/page'
import { listUploads as uploadsOfProject } from '@ai-etl/runtime/store/queries/uploads/list'
import { z } from 'zod'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { uploadSchema } from './upload.ts'

export const listUploads = route({
  id: 'listUploads',
  method: 'GET',
  path: '/uploads',
  tag: 'uploads',
  summary: 'The uploads of a project, the newest first',
  scope: 'project',
  query: pageQuery.extend({ state: z.enum(['receiving', 'complete', 'failed']).optional() }),
  answer: pageOf(uploadSchema),
  async handle({ services, project, query }) {
    const { state = null } = query
    return answerPage(await page(services.database, uploadsOfProject, { projectId: project.id, state }, query))
  },
})
