import { query } from '../../query.ts'
import { json, nullable, uuid } from '../../types.ts'
import { RUN, RUN_COLUMNS } from './columns.ts'

/** With what was asked for, and its document once it is over. */
export const showRun = query({
  name: 'showRun',
  params: { projectId: uuid, runId: uuid },
  row: { ...RUN, request: json(), document: nullable(json()) },
  text: `
    SELECT ${RUN_COLUMNS}, r.request, r.document FROM runs r WHERE r.id = :runId AND r.project_id = :projectId`,
})
