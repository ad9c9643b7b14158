import { list } from '../../page.ts'
import { instant, uuid } from '../../types.ts'
import { ARTIFACT, ARTIFACT_COLUMNS } from './columns.ts'

/** The artifacts of a project, the newest first. */
export const listArtifacts = list({
  name: 'listArtifacts',
  params: { projectId: uuid },
  filters: {
    reportId: { type: uuid, where: 'a.report_id = :reportId' },
    runId: { type: uuid, where: 'a.run_id = :runId' },
    jobId: { type: uuid, where: 'a.job_id = :jobId' },
  },
  item: ARTIFACT,
  select: ARTIFACT_COLUMNS,
  from: 'artifacts a',
  where: ['a.project_id = :projectId'],
  order: { by: 'a.created_at', byType: instant, id: 'a.id', idType: uuid, direction: 'DESC' },
})
