import { query } from '../../query.ts'
import { uuid } from '../../types.ts'
import { PROJECT, PROJECT_COLUMNS } from './columns.ts'

export const showProject = query({
  name: 'showProject',
  params: { projectId: uuid },
  row: PROJECT,
  text: `SELECT ${PROJECT_COLUMNS} FROM projects p WHERE p.id = :projectId`,
})
