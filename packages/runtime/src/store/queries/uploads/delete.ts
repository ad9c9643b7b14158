import { query } from '../../query.ts'
import { text, uuid } from '../../types.ts'

/** With its datasets; gives where its file lies, relative to the folder of uploads. */
export const deleteUpload = query({
  name: 'deleteUpload',
  params: { projectId: uuid, uploadId: uuid },
  row: { path: text },
  text: 'DELETE FROM uploads WHERE project_id = :projectId AND id = :uploadId RETURNING path',
})
