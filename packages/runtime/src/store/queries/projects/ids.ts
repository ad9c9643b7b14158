import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

export const idsOfProjects = query({
  name: 'idsOfProjects',
  params: {},
  row: { id: uuid },
  text: 'SELECT id FROM projects ORDER BY created_at, id',
})
