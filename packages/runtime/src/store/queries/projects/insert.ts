import { query } from '../../query.ts'
import { nullable, text, uuid } from '../../types.ts'
import { PROJECT, PROJECT_COLUMNS } from './columns.ts'

export const insertProject = query({
  name: 'insertProject',
  params: { name: text, description: text, createdBy: nullable(uuid) },
  row: PROJECT,
  text: `
    INSERT INTO projects AS p (name, description, created_by) VALUES (:name, :description, :createdBy)
    RETURNING ${PROJECT_COLUMNS}`,
})
