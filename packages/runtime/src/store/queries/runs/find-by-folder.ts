import { query } from '../../query.ts'
import { text, uuid } from '../../types.ts'
import { RUN, RUN_COLUMNS } from './columns.ts'

/** The run of a project that a folder of the data folder belongs to. */
export const findRunByFolder = query({
  name: 'findRunByFolder',
  params: { projectId: uuid, runFolder: text },
  row: RUN,
  text: `
    SELECT ${RUN_COLUMNS} FROM runs r WHERE r.run_folder = :runFolder AND r.project_id = :projectId`,
})
