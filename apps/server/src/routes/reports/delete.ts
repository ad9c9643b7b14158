import { deleteReport as deleteOfProject } from '@ai-etl/runtime/store/queries/reports/delete'
import { none } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { removeReportFiles } from '../../reports/files.ts'
import { reportParams, reportScope } from './report.ts'

export const deleteReport = route({
  id: 'deleteReport',
  method: 'DELETE',
  path: '/reports/:reportId',
  tag: 'reports',
  summary: 'Remove a report with its files',
  scope: reportScope,
  params: reportParams,
  answer: null,
  async handle({ services, project, params: { reportId }, audit }) {
    await removeReportFiles(services.settings.dataDir, project.id, reportId)
    await none(services.database, deleteOfProject, { projectId: project.id, reportId })
    await audit('report.delete', { kind: 'report', id: reportId })
  },
})
