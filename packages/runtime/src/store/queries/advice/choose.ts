import { query } from '../../query.ts'
import { nullable, text, uuid } from '../../types.ts'
import { ADVICE, ADVICE_COLUMNS } from './columns.ts'

/** What the user took; null: nothing yet. */
export const chooseAdvice = query({
  name: 'chooseAdvice',
  params: { projectId: uuid, adviceId: uuid, chosen: nullable(text) },
  row: ADVICE,
  text: `
    UPDATE advice a SET chosen = :chosen WHERE a.id = :adviceId AND a.project_id = :projectId
    RETURNING ${ADVICE_COLUMNS}`,
})
