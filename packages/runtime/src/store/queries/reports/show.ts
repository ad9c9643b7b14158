import { query } from '../../query.ts'
import { json, nullable, uuid } from '../../types.ts'
import { REPORT, REPORT_COLUMNS } from './columns.ts'

/** With its document once it is ready. */
export const showReport = query({
  name: 'showReport',
  params: { projectId: uuid, reportId: uuid },
  row: { ...REPORT, document: nullable(json()) },
  text: `
    SELECT ${REPORT_COLUMNS}, r.document FROM reports r WHERE r.id = :reportId AND r.project_id = :projectId`,
})
