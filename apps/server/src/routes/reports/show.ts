import type { Report } from '@ai-etl/runtime/reports/model'
import { artifactsOfReport } from '@ai-etl/runtime/store/queries/artifacts/of-report'
import { showReport as reportOfProject } from '@ai-etl/runtime/store/queries/reports/show'
import { one, rows } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { problemOf } from '../../jobs/failure.ts'
import { shownArtifact } from '../artifacts/artifact.ts'
import { reportAnswer, reportParams, reportScope } from './report.ts'

export const showReport = route({
  id: 'showReport',
  method: 'GET',
  path: '/reports/:reportId',
  tag: 'reports',
  summary: 'A report with its model and its files',
  scope: reportScope,
  params: reportParams,
  answer: reportAnswer,
  async handle({ services, project, params: { reportId }, lang }) {
    const own = { projectId: project.id, reportId }
    const found = await one(services.database, reportOfProject, own)
    const artifacts = await rows(services.database, artifactsOfReport, own)
    return {
      ...found,
      error: found.error === null ? null : problemOf(found.error, lang),
      // Written by the maker of reports alone.
      document: found.document as Report | null,
      artifacts: artifacts.map(shownArtifact),
    }
  },
})
