import { query } from '../../query.ts'
import { texts, uuid } from '../../types.ts'
import { REPORT, REPORT_COLUMNS } from './columns.ts'

/** The newest report on one of these subjects. */
export const lastReportOfSubject = query({
  name: 'lastReportOfSubject',
  params: { projectId: uuid, subjects: texts },
  row: REPORT,
  text: `
    SELECT ${REPORT_COLUMNS} FROM reports r
    WHERE r.project_id = :projectId AND r.subject = ANY (:subjects) ORDER BY r.created_at DESC, r.id DESC LIMIT 1`,
})
