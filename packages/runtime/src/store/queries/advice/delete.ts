import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

export const deleteAdvice = query({
  name: 'deleteAdvice',
  params: { projectId: uuid, adviceId: uuid },
  row: {},
  text: `
    DELETE FROM advice WHERE id = :adviceId AND project_id = :projectId`,
})
