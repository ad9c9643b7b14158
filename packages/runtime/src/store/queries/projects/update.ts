import { query } from '../../query.ts'
import { nullable, text, uuid } from '../../types.ts'
import { PROJECT, PROJECT_COLUMNS } from './columns.ts'

/** Null leaves a value as it is. No row: no such project. */
export const updateProject = query({
  name: 'updateProject',
  params: { projectId: uuid, name: nullable(text), description: nullable(text) },
  row: PROJECT,
  text: `
    UPDATE projects p SET
      name = coalesce(:name, p.name), description = coalesce(:description, p.description), updated_at = now()
    WHERE p.id = :projectId
    RETURNING ${PROJECT_COLUMNS}`,
})
