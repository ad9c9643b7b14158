import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

/** The oldest project: it shares the connections of the data folder with the command line. */
export const findDefaultProject = query({
  name: 'findDefaultProject',
  params: {},
  row: { id: uuid },
  text: 'SELECT id FROM projects ORDER BY created_at, id LIMIT 1',
})
