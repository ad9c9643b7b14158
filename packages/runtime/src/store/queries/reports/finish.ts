import { query } from '../../query.ts'
import { json, nullable, text, uuid } from '../../types.ts'
import { REPORT, REPORT_COLUMNS } from './columns.ts'

/** With a document it is ready, without one it failed. */
export const finishReport = query({
  name: 'finishReport',
  params: { reportId: uuid, title: nullable(text), document: nullable(json()), error: nullable(json()) },
  row: REPORT,
  text: `
    UPDATE reports r SET state = CASE WHEN :document IS NULL THEN 'failed' ELSE 'ready' END, document = :document,
      error = :error, title = coalesce(:title, r.title), finished_at = now()
    WHERE r.id = :reportId
    RETURNING ${REPORT_COLUMNS}`,
})
