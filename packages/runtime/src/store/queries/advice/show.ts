import { query } from '../../query.ts'
import { json, uuid } from '../../types.ts'
import { ADVICE, ADVICE_COLUMNS } from './columns.ts'

/** With its document and what was asked for. */
export const showAdvice = query({
  name: 'showAdvice',
  params: { projectId: uuid, adviceId: uuid },
  row: { ...ADVICE, workload: json(), document: json() },
  text: `
    SELECT ${ADVICE_COLUMNS}, a.workload, a.document FROM advice a WHERE a.id = :adviceId AND a.project_id = :projectId`,
})
