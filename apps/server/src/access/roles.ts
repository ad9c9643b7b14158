import type { ProjectRouteId } from '../routes/index.ts'
import type { Role } from './role.ts'

/**
 * Who may do what: the least role of a project's member for each route that works in a project. A route without a line
 * is a compile error; the test of roles is made from this table.
 */
export const roles: Readonly<Record<ProjectRouteId, Role>> = {
  showProject: 'analyst',
  updateProject: 'admin',
  deleteProject: 'admin',
  listMembers: 'analyst',
  addMember: 'admin',
  updateMember: 'admin',
  removeMember: 'admin',
  listAudit: 'admin',
  profile: 'analyst',
  recommendStorage: 'analyst',
  analyzeQueryPatterns: 'analyst',
  generateDdl: 'analyst',
  dataQualityReport: 'analyst',
  listJobs: 'analyst',
  showJob: 'analyst',
  jobEvents: 'analyst',
  cancelJob: 'analyst',
  listPipelines: 'analyst',
  createPipeline: 'engineer',
  planPipeline: 'analyst',
  checkPipeline: 'analyst',
  previewPipelineStep: 'analyst',
  dryRunPipeline: 'engineer',
  editPipeline: 'analyst',
  showPipeline: 'analyst',
  updatePipeline: 'engineer',
  savePipeline: 'engineer',
  deletePipeline: 'architect',
  listPipelineVersions: 'analyst',
  showPipelineVersion: 'analyst',
  restorePipelineVersion: 'engineer',
  comparePipelineVersions: 'analyst',
  listRuns: 'analyst',
  startLoad: 'engineer',
  runPipeline: 'engineer',
  showRun: 'analyst',
  runEvents: 'analyst',
  cancelRun: 'engineer',
  resumeRun: 'engineer',
  retryRun: 'engineer',
  showRunLog: 'analyst',
  listReceipts: 'analyst',
  listQuarantine: 'analyst',
  showQuarantinedRow: 'analyst',
  mendQuarantinedRow: 'engineer',
  replayQuarantine: 'engineer',
  beginUpload: 'analyst',
  uploadSimple: 'analyst',
  listUploads: 'analyst',
  showUpload: 'analyst',
  appendUpload: 'analyst',
  deleteUpload: 'analyst',
  listConnections: 'analyst',
  createConnection: 'engineer',
  tryConnection: 'engineer',
  showConnection: 'analyst',
  updateConnection: 'engineer',
  deleteConnection: 'engineer',
  testConnection: 'analyst',
  discoverConnection: 'analyst',
  previewConnection: 'analyst',
}

/** The least role for a route of a project. */
export function leastRole(id: string): Role {
  // Only routes of projects are asked for; the table has them all by its type.
  return roles[id as ProjectRouteId]
}
