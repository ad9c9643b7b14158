import { query } from '../../query.ts'
import { instant, text, uuid } from '../../types.ts'

/** For retention: uploads not changed since; gives the paths of their files. `unfinishedBefore` is for those that never were completed. */
export const deleteStaleUploads = query({
  name: 'deleteStaleUploads',
  params: { completeBefore: instant, unfinishedBefore: instant },
  row: { id: uuid, path: text },
  text: `
    DELETE FROM uploads
    WHERE (state = 'complete' AND updated_at < :completeBefore) OR (state <> 'complete' AND updated_at < :unfinishedBefore)
    RETURNING id, path`,
})
