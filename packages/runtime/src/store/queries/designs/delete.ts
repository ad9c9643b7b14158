import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

export const deleteDesign = query({
  name: 'deleteDesign',
  params: { projectId: uuid, designId: uuid },
  row: {},
  text: `
    DELETE FROM designs WHERE id = :designId AND project_id = :projectId`,
})
