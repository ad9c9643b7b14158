import { page } from '@ai-etl/runtime/store/page'
import { listArtifacts as artifactsOfProject } from '@ai-etl/runtime/store/queries/artifacts/list'
import { z } from 'zod'
import { pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { artifactSchema, shownArtifact } from './artifact.ts'

export const listArtifacts = route({
  id: 'listArtifacts',
  method: 'GET',
  path: '/artifacts',
  tag: 'artifacts',
  summary: 'Files to download, the newest first',
  scope: 'project',
  query: pageQuery.extend({
    reportId: z.uuid().optional(),
    runId: z.uuid().optional(),
    jobId: z.uuid().optional(),
  }),
  answer: pageOf(artifactSchema),
  async handle({ services, project, query }) {
    const { reportId = null, runId = null, jobId = null } = query
    const asked = { projectId: project.id, reportId, runId, jobId }
    const found = await page(services.database, artifactsOfProject, asked, query)
    return { items: found.parsed().map(shownArtifact), nextCursor: found.nextCursor }
  },
})
