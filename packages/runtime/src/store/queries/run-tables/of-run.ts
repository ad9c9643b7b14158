import { query } from '../../query.ts'
import { uuid } from '../../types.ts'
import { RUN_TABLE, RUN_TABLE_COLUMNS } from './columns.ts'

export const tablesOfRun = query({
  name: 'tablesOfRun',
  params: { projectId: uuid, runId: uuid },
  row: RUN_TABLE,
  text: `
    SELECT ${RUN_TABLE_COLUMNS} FROM run_tables t JOIN runs r ON r.id = t.run_id
    WHERE t.run_id = :runId AND r.project_id = :projectId ORDER BY t.target, t.name`,
})
