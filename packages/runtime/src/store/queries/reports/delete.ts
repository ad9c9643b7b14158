import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

/** With the rows of its artifacts: their files are to be removed by the caller, before. */
export const deleteReport = query({
  name: 'deleteReport',
  params: { projectId: uuid, reportId: uuid },
  row: {},
  text: `
    DELETE FROM reports WHERE id = :reportId AND project_id = :projectId`,
})
