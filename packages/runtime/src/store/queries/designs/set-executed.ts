import { query } from '../../query.ts'
import { text, uuid } from '../../types.ts'
import { DESIGN, DESIGN_COLUMNS } from './columns.ts'

/** Where its statements were executed for good; an address without secrets. */
export const setDesignExecuted = query({
  name: 'setDesignExecuted',
  params: { projectId: uuid, designId: uuid, executedOn: text },
  row: DESIGN,
  text: `
    UPDATE designs d SET executed_on = :executedOn, executed_at = now()
    WHERE d.id = :designId AND d.project_id = :projectId
    RETURNING ${DESIGN_COLUMNS}`,
})
