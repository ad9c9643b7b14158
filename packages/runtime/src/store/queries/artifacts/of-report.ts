import { query } from '../../query.ts'
import { uuid } from '../../types.ts'
import { ARTIFACT, ARTIFACT_COLUMNS } from './columns.ts'

/** The files that a report was written to. */
export const artifactsOfReport = query({
  name: 'artifactsOfReport',
  params: { projectId: uuid, reportId: uuid },
  row: ARTIFACT,
  text: `
    SELECT ${ARTIFACT_COLUMNS} FROM artifacts a
    WHERE a.report_id = :reportId AND a.project_id = :projectId ORDER BY a.name`,
})
